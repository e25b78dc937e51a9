package dev.latchkey.credential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.VaultAnswer;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What lies in Vault, seen and changed with an administrator's eyes.
final class InVault {

  private InVault() {}

  /// A workspace's version with this number. The credential is the only one that the workspace has.
  static CredentialVersion version(WorkspaceId workspace, int number) {
    String credential =
        Rows.query(
                "select credential_id from credential_version where workspace_id = ? limit 1",
                workspace.value())
            .getFirst();
    return new CredentialVersion(new CredentialId(credential), number);
  }

  static Optional<Map<String, String>> key(WorkspaceId workspace, int number) {
    return read(VaultPaths.credential(workspace, version(workspace, number)));
  }

  static Optional<Map<String, String>> session(WorkspaceId workspace, int number) {
    return read(VaultPaths.session(workspace, version(workspace, number)));
  }

  static Optional<Map<String, String>> read(String path) {
    VaultAnswer answer = SharedServers.vault().administrator().read(data(path));
    if (!answer.isSuccess()) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : answer.data().path("data").properties()) {
      fields.put(field.getKey(), field.getValue().asText());
    }
    return Optional.of(fields);
  }

  static void write(String path, Map<String, SecretText> fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach((name, text) -> texts.put(name, text.reveal()));
    SharedServers.vault().administrator().write(data(path), Map.of("data", texts));
  }

  static void delete(String path) {
    SharedServers.vault().administrator().delete(path.replaceFirst("/", "/metadata/"));
  }

  private static String data(String path) {
    return path.replaceFirst("/", "/data/");
  }
}
