package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.VaultAnswer;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.util.HashMap;
import java.util.Map;

/// Writes into Vault what credential-service and operators would.
final class Secrets {
  private Secrets() {}

  /// @param path as [VaultPaths] computes it
  static void store(String path, Map<String, SecretText> fields) {
    Map<String, String> texts = new HashMap<>();
    fields.forEach((name, text) -> texts.put(name, text.reveal()));
    String place = VaultPaths.MOUNT + "/data" + path.substring(VaultPaths.MOUNT.length());
    VaultAnswer answer = SharedServers.vault().administrator().write(place, Map.of("data", texts));
    if (!answer.isSuccess()) {
      throw new IllegalStateException("Vault refuses the secret: " + answer);
    }
  }
}
