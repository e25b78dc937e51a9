package dev.latchkey.credential.flow.fallback;

import dev.latchkey.credential.decision.CapLimits;
import dev.latchkey.credential.decision.WorkspaceState;

/// What holds for the fallbacks of a workspace.
///
/// @param workspace the workspace
/// @param limits the deployment's caps
public record WorkspacePolicy(WorkspaceState workspace, CapLimits limits) {}
