package dev.latchkey.credential.flow;

import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.WorkspaceState;
import org.jspecify.annotations.Nullable;

/// How a workspace stands with its own AWS credential.
///
/// @param workspace the workspace as it is now
/// @param inUse the version in use; null when there is none
public record ByokConfiguration(WorkspaceState workspace, @Nullable ActiveVersion inUse) {}
