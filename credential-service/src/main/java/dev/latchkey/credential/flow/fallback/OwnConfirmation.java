package dev.latchkey.credential.flow.fallback;

import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.decision.WorkspaceState;
import org.jspecify.annotations.Nullable;

/// How a user stands with their consent for one of their sessions.
///
/// @param session the session
/// @param confirmation the consent; null when there is none that counts
public record OwnConfirmation(
    WorkspaceState workspace, String session, @Nullable Confirmation confirmation) {}
