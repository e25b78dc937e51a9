package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.WorkspaceState;
import org.jspecify.annotations.Nullable;

/// What became of looking at a workspace's BYOK configuration.
public sealed interface ByokReading {

  /// It may be shown.
  ///
  /// @param workspace the workspace
  /// @param inUse the version in use; null when there is none
  record Shown(WorkspaceState workspace, @Nullable ActiveVersion inUse) implements ByokReading {}

  /// It may not, or cannot at present.
  record Refused(ErrorObject error) implements ByokReading {}
}
