package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.credential.decision.WorkspaceState;
import java.util.Optional;
import java.util.Set;

/// Who may know that a workspace exists, and who may do something to it.
public final class Reach {

  private Reach() {}

  /// Whether the holder of the token may know of it.
  public static boolean reaches(TokenClaims claims, WorkspaceState workspace) {
    return !workspace.gone() && claims.reaches(workspace.workspace(), workspace.listing().org());
  }

  /// Why the holder of the token may not do something to a workspace; empty when one of these roles
  /// gives them the right. A role counts only where it holds: an owner of one workspace who audits
  /// the organisation does not own the others.
  public static Optional<ErrorObject> refusal(
      TokenClaims claims, WorkspaceState workspace, Set<Role> permitted) {
    if (!reaches(claims, workspace)) {
      return Optional.of(unknownWorkspace());
    }
    boolean listed = claims.workspaces().contains(workspace.workspace());
    boolean holds =
        claims.roles().stream()
            .filter(permitted::contains)
            .anyMatch(role -> listed || role.isForWholeOrg());
    return holds ? Optional.empty() : Optional.of(forbidden());
  }

  /// Whether the holder of the token belongs to the organisation.
  public static boolean reaches(TokenClaims claims, OrgId org) {
    return org.equals(claims.org());
  }

  /// The one answer about a workspace that is unknown, gone or somebody else's.
  public static ErrorObject unknownWorkspace() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such workspace.");
  }

  /// The one answer about an organisation that is somebody else's.
  public static ErrorObject unknownOrganisation() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such organisation.");
  }

  /// The one answer to somebody who sees a workspace and may not do this to it.
  public static ErrorObject forbidden() {
    return ErrorObject.of(
        ErrorCode.FORBIDDEN, "The token's roles do not permit this for this workspace.");
  }
}
