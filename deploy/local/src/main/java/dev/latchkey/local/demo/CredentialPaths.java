package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;

/// Paths of credential-service's API.
final class CredentialPaths {
  private CredentialPaths() {}

  static String byok(WorkspaceId workspace) {
    return "/v1/workspaces/" + workspace + "/byok";
  }

  static String fallbackPolicy(WorkspaceId workspace) {
    return "/v1/workspaces/" + workspace + "/fallback-policy";
  }

  static String fallbackConfirmations(WorkspaceId workspace) {
    return "/v1/workspaces/" + workspace + "/fallback-confirmations";
  }

  static String accessKey(WorkspaceId workspace) {
    return byok(workspace) + "/access-key";
  }
}
