package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.contracts.wire.vault.VaultPolicies;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Prepares a Vault server for Latchkey: the key/value store, and for each service a policy and an
/// AppRole.
///
/// Running it again brings the policies up to date and keeps secrets and logins that work.
public final class VaultProvisioning {
  private static final Map<String, Object> SECOND_VERSION_STORE =
      Map.of("type", "kv", "options", Map.of("version", "2"));

  private final VaultApi administrator;
  private final Path directory;

  private VaultProvisioning(VaultApi administrator, Path directory) {
    this.administrator = administrator;
    this.directory = directory;
  }

  /// Creates what is missing and returns how each service logs in, as [AppRole#of] does.
  ///
  /// @param directory gets `<service>.role-id` and `<service>.secret-id` (mode 0600) for each
  ///   service
  /// @throws IllegalStateException if the server refuses; the message says what
  public static Map<ServiceName, AppRole> apply(VaultServer server, Path directory) {
    VaultProvisioning provisioning =
        new VaultProvisioning(server.administrator(), directory.toAbsolutePath());
    provisioning.enable("sys/mounts", VaultPaths.MOUNT, SECOND_VERSION_STORE);
    provisioning.enable("sys/auth", "approle", Map.of("type", "approle"));
    Map<ServiceName, AppRole> roles = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      roles.put(service, provisioning.appRole(service));
    }
    return roles;
  }

  /// Stores the platform's own key, as an operator does.
  ///
  /// @throws IllegalStateException if the server refuses; the message says what and shows no secret
  public static void storePlatformKey(VaultServer server, PlatformKeyDocument key) {
    Map<String, String> fields = new TreeMap<>();
    key.toFields().forEach((name, text) -> fields.put(name, text.reveal()));
    String path =
        VaultPaths.MOUNT + "/data" + VaultPaths.platform().substring(VaultPaths.MOUNT.length());
    require(path, server.administrator().write(path, Map.of("data", fields)));
  }

  private void enable(String kind, String path, Map<String, Object> settings) {
    if (!administrator.read(kind).data().has(path + "/")) {
      require(kind + "/" + path, administrator.write(kind + "/" + path, settings));
    }
  }

  private AppRole appRole(ServiceName service) {
    String name = service.text();
    String role = "auth/approle/role/" + name;
    write("sys/policies/acl/" + name, Map.of("policy", VaultPolicies.of(service)));
    write(role, Map.of("token_policies", List.of(name), "token_ttl", "1h", "token_max_ttl", "24h"));
    write(role + "/role-id", Map.of("role_id", name));
    new OwnerOnlyFile(directory.resolve(name + ".role-id"))
        .write(name.getBytes(StandardCharsets.UTF_8));
    AppRole appRole = AppRole.of(service, directory);
    OwnerOnlyFile secretId = new OwnerOnlyFile(appRole.secretIdFile());
    if (!secretId.exists() || !isKnown(role, secretId.text())) {
      secretId.write(newSecretId(role).getBytes(StandardCharsets.UTF_8));
    }
    return appRole;
  }

  /// The server answers 204 without a body for a secret id it does not know.
  private boolean isKnown(String role, String secretId) {
    return administrator
        .write(role + "/secret-id/lookup", Map.of("secret_id", secretId))
        .data()
        .has("secret_id_accessor");
  }

  private String newSecretId(String role) {
    return write(role + "/secret-id", Map.of()).data().path("secret_id").asText();
  }

  private VaultAnswer write(String path, Map<String, ?> body) {
    return require(path, administrator.write(path, body));
  }

  private static VaultAnswer require(String path, VaultAnswer answer) {
    if (!answer.isSuccess()) {
      throw new IllegalStateException("Vault refuses " + path + ": " + answer);
    }
    return answer;
  }
}
