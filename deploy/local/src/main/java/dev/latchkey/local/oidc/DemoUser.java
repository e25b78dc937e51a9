package dev.latchkey.local.oidc;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.local.demo.DemoWorkspaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A person or program of the demo. There is one for each role that matters.
///
/// @param claims what their tokens say; the subject is the name
public record DemoUser(TokenClaims claims) {

  /// Owns the demo workspace.
  public static final DemoUser ALICE = ofAcme("alice", Role.WORKSPACE_OWNER);

  /// Works in the demo workspace.
  public static final DemoUser BOB = ofAcme("bob", Role.MEMBER);

  /// Reads the audit log of the demo's organisation.
  public static final DemoUser CAROL = ofAcme("carol", Role.AUDITOR);

  /// Owns a workspace of another organisation and nothing of this one.
  public static final DemoUser MALLORY =
      new DemoUser(
          new TokenClaims(
              "mallory",
              DemoWorkspaces.GLOBEX,
              Set.of(DemoWorkspaces.SUPPORT),
              Set.of(Role.WORKSPACE_OWNER)));

  private static final DemoUser OTTO =
      new DemoUser(new TokenClaims("otto", /* org= */ null, Set.of(), Set.of(Role.OPERATOR)));

  private static final List<DemoUser> ALL =
      List.of(
          ALICE,
          BOB,
          CAROL,
          ofAcme("dave", Role.AGENT),
          ofAcme("oona", Role.ORG_OWNER),
          ofAcme("bea", Role.BYOK_ADMIN),
          OTTO,
          MALLORY);

  /// The claims of all of them, by name.
  public static Map<String, TokenClaims> claimsByName() {
    return ALL.stream().collect(Collectors.toMap(DemoUser::name, DemoUser::claims));
  }

  /// The user of this name.
  public static Optional<DemoUser> named(String name) {
    return ALL.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /// All names, for a message.
  public static String names() {
    return ALL.stream().map(DemoUser::name).collect(Collectors.joining(", "));
  }

  /// For example `alice`.
  public String name() {
    return claims.subject();
  }

  /// Roles for the whole organisation need no workspace in the token.
  private static DemoUser ofAcme(String name, Role role) {
    Set<WorkspaceId> workspaces = role.isForWholeOrg() ? Set.of() : Set.of(DemoWorkspaces.RESEARCH);
    return new DemoUser(new TokenClaims(name, DemoWorkspaces.ACME, workspaces, Set.of(role)));
  }
}
