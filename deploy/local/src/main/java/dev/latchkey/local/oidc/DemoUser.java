package dev.latchkey.local.oidc;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.local.demo.DemoWorkspaces;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people and programs of the demo, one for each role that matters.
public enum DemoUser {
  /// Owns the demo workspace.
  ALICE(DemoWorkspaces.ACME, Set.of(DemoWorkspaces.RESEARCH), Role.WORKSPACE_OWNER),
  /// Works in the demo workspace.
  BOB(DemoWorkspaces.ACME, Set.of(DemoWorkspaces.RESEARCH), Role.MEMBER),
  /// Reads the organisation's audit log.
  CAROL(DemoWorkspaces.ACME, Set.of(), Role.AUDITOR),
  /// An agent service.
  DAVE(DemoWorkspaces.ACME, Set.of(DemoWorkspaces.RESEARCH), Role.AGENT),
  /// Owns the organisation.
  OONA(DemoWorkspaces.ACME, Set.of(), Role.ORG_OWNER),
  /// Looks after the organisation's AWS keys.
  BEA(DemoWorkspaces.ACME, Set.of(), Role.BYOK_ADMIN),
  /// Runs Latchkey and belongs to no organisation.
  OTTO(null, Set.of(), Role.OPERATOR),
  /// Owns a workspace of another organisation and nothing of this one.
  MALLORY(DemoWorkspaces.GLOBEX, Set.of(DemoWorkspaces.SUPPORT), Role.WORKSPACE_OWNER);

  private final @Nullable OrgId org;
  private final Set<WorkspaceId> workspaces;
  private final Role role;

  DemoUser(@Nullable OrgId org, Set<WorkspaceId> workspaces, Role role) {
    this.org = org;
    this.workspaces = workspaces;
    this.role = role;
  }

  /// The user of this name.
  public static Optional<DemoUser> named(String name) {
    return Arrays.stream(values()).filter(user -> user.toString().equals(name)).findFirst();
  }

  /// All names, for a message.
  public static String names() {
    return Arrays.stream(values()).map(DemoUser::toString).collect(Collectors.joining(", "));
  }

  /// The organisation; null for those outside any.
  public @Nullable OrgId org() {
    return org;
  }

  /// The workspaces that the token lists.
  public Set<WorkspaceId> workspaces() {
    return workspaces;
  }

  /// What the user may do.
  public Role role() {
    return role;
  }

  /// The name, for example `alice`.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
