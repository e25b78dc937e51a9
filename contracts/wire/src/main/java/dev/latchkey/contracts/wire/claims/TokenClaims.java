package dev.latchkey.contracts.wire.claims;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a verified bearer token says about its holder. Authorization rests on these claims alone;
/// the directory only tells which organisation a workspace belongs to.
///
/// @param subject the `sub` claim: who it is
/// @param org the [#ORG] claim; null for people outside any organisation, such as operators
/// @param workspaces the [#WORKSPACES] claim
/// @param roles the [#ROLES] claim
public record TokenClaims(
    String subject, @Nullable OrgId org, Set<WorkspaceId> workspaces, Set<Role> roles) {

  /// Claim with the organisation's id, a string.
  public static final String ORG = "org";

  /// Claim with the ids of the workspaces, an array of strings.
  public static final String WORKSPACES = "workspaces";

  /// Claim with the names of the roles, an array of strings.
  public static final String ROLES = "roles";

  public TokenClaims {
    workspaces = Set.copyOf(workspaces);
    roles = Set.copyOf(roles);
  }

  /// Whether the holder has anything to do with a workspace of that organisation. Whoever has not
  /// is told that the workspace does not exist.
  public boolean reaches(WorkspaceId workspace, OrgId orgOfWorkspace) {
    return orgOfWorkspace.equals(org)
        && (workspaces.contains(workspace) || roles.stream().anyMatch(Role::isForWholeOrg));
  }
}
