package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.credential.decision.WorkspaceState;

/// Who may know that a workspace exists.
public final class Reach {

  private Reach() {}

  /// Whether the holder of the token may.
  static boolean reaches(TokenClaims claims, WorkspaceState workspace) {
    return !workspace.gone() && claims.reaches(workspace.workspace(), workspace.listing().org());
  }

  /// The one answer about a workspace that is unknown, gone or somebody else's.
  public static ErrorObject unknownWorkspace() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such workspace.");
  }
}
