package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.ServiceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The policy of each service in Vault: exactly the paths it needs. The texts are resources beside
/// this class, ready for `vault policy write`.
public final class VaultPolicies {

  private VaultPolicies() {}

  /// The policy in HCL; its name in Vault is the service's name.
  public static String of(ServiceName service) {
    try (InputStream text =
        VaultPolicies.class.getResourceAsStream("policies/" + service.text() + ".hcl")) {
      if (text == null) {
        throw new IllegalStateException("no Vault policy for " + service);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
