package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;

/// A session that is to be renewed now, leased to whoever holds this.
///
/// @param workspace whose
/// @param org the workspace's organisation
/// @param credential what it was minted from, and where
/// @param sessionExpiresAt when the present session ends
/// @param failures how often its renewal has failed in a row
public record DueRenewal(
    WorkspaceId workspace, OrgId org, InUse credential, Instant sessionExpiresAt, int failures) {}
