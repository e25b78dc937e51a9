package dev.latchkey.contracts.wire.claims;

import java.util.Arrays;
import java.util.Optional;

/// What a token's holder may do. The names stand in the claim [TokenClaims#ROLES].
public enum Role {
  /// An agent service: publishes requests, reads answers.
  AGENT(Role.AGENT_NAME),
  /// A person who works in a workspace.
  MEMBER(Role.MEMBER_NAME),
  /// Decides for a workspace: its credential and its policy.
  WORKSPACE_OWNER(Role.WORKSPACE_OWNER_NAME),
  /// Runs a workspace for its owner.
  WORKSPACE_ADMIN(Role.WORKSPACE_ADMIN_NAME),
  /// Decides for all workspaces of an organisation.
  ORG_OWNER(Role.ORG_OWNER_NAME),
  /// The organisation's security people for AWS keys: may move a workspace to another AWS account.
  BYOK_ADMIN(Role.BYOK_ADMIN_NAME),
  /// Reads the audit log of an organisation.
  AUDITOR(Role.AUDITOR_NAME),
  /// Runs Latchkey itself; sees no tenant's content.
  OPERATOR(Role.OPERATOR_NAME);

  public static final String AGENT_NAME = "agent";
  public static final String MEMBER_NAME = "member";
  public static final String WORKSPACE_OWNER_NAME = "workspace-owner";
  public static final String WORKSPACE_ADMIN_NAME = "workspace-admin";
  public static final String ORG_OWNER_NAME = "org-owner";
  public static final String BYOK_ADMIN_NAME = "byok-admin";
  public static final String AUDITOR_NAME = "auditor";
  public static final String OPERATOR_NAME = "operator";

  private final String text;

  Role(String text) {
    this.text = text;
  }

  /// The role of this name, if there is one. Unknown roles of a token are ignored.
  public static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
  }

  /// The name in tokens, for example `workspace-owner`.
  public String text() {
    return text;
  }

  /// Whether the role reaches every workspace of the token's organisation, not only those listed.
  public boolean isForWholeOrg() {
    return switch (this) {
      case ORG_OWNER, BYOK_ADMIN, AUDITOR -> true;
      case AGENT, MEMBER, WORKSPACE_OWNER, WORKSPACE_ADMIN, OPERATOR -> false;
    };
  }
}
