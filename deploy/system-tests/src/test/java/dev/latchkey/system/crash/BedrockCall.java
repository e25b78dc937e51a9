package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An InvokeModel that AWS has on record, whether or not its caller lived to see the answer.
///
/// @param at when it was taken on
/// @param bodySha256 the digest of its body, in hexadecimal
/// @param account whose credential signed it
/// @param sessionName the role session that signed it; null when it was no role's
/// @param ran whether it was carried out, and is paid
record BedrockCall(
    Instant at,
    String bodySha256,
    AwsAccountId account,
    Region region,
    @Nullable String sessionName,
    boolean ran) {}
