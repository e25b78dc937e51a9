package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import org.jspecify.annotations.Nullable;

/// On whose behalf a request asks, as its grant or its headers say.
///
/// @param workspace the workspace
/// @param user the user; null when none is named
/// @param session the user's session; null when none is named
public record Requester(WorkspaceId workspace, @Nullable String user, @Nullable String session) {}
