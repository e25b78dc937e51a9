package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.WorkspaceState;

/// What became of saving a key.
public sealed interface SaveResult {

  /// It is in use.
  ///
  /// @param workspace the workspace as it is now
  record Saved(WorkspaceState workspace, ActiveVersion version) implements SaveResult {}

  /// Nothing has changed. Only where the error is `DATABASE_UNAVAILABLE` it may have: looking at
  /// the workspace tells.
  record Refused(ErrorObject error) implements SaveResult {}
}
