package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The version of a credential that a workspace uses, as people may see it.
///
/// @param inUse which one
/// @param accessKeyId the public half of the key
/// @param sessionExpiresAt when its present session ends
/// @param renewalError why the last renewal failed; null when it did not
public record ActiveVersion(
    InUse inUse,
    AccessKeyId accessKeyId,
    Instant sessionExpiresAt,
    @Nullable ErrorCode renewalError) {}
