package dev.latchkey.contracts.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The platform's own account in the simulator: one user, who may do nothing but assume the roles,
/// and one role for each region.
public final class PlatformAccount {
  /// The number of the account.
  public static final String ID = "999999999999";

  private static final String ROLE = "latchkey-fallback-";

  private final JsonNode account;

  private PlatformAccount(JsonNode account) {
    this.account = account;
  }

  /// The simulator's platform account; empty if it was started without one.
  public static Optional<PlatformAccount> of(SimulatorAdmin simulator) {
    return simulator.account(ID).map(PlatformAccount::new);
  }

  /// The user's key, as it lies in Vault.
  public PlatformKeyDocument key() {
    JsonNode key = account.path("users").path(0).path("accessKeys").path(0);
    return new PlatformKeyDocument(
        new AwsAccountId(ID),
        new AccessKeyId(key.path("id").asText()),
        SecretText.of(key.path("secret").asText()));
  }

  /// The settings that make routing-service use the account in every region that has a role.
  public Map<String, String> routingSettings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("latchkey.routing.platform.account", ID);
    for (JsonNode role : account.path("roles")) {
      String name = role.path("name").asText();
      if (name.startsWith(ROLE)) {
        settings.put(
            "latchkey.routing.platform.regions." + name.substring(ROLE.length()) + ".role-arn",
            "arn:aws:iam::" + ID + ":role/" + name);
      }
    }
    return settings;
  }
}
