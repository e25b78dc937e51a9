package dev.latchkey.contracts.testkit.vault;

import static dev.latchkey.contracts.wire.ServiceName.CREDENTIAL_SERVICE;
import static dev.latchkey.contracts.wire.ServiceName.ROUTING_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.ServiceName;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What Latchkey relies on in a Vault server, whoever runs it: AppRole, the policies, versions with
/// check-and-set, outages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VaultServerContractTest {
  private static final String FORBIDDEN = "403";

  @TempDir private static Path appRoles;
  private VaultServer vault;

  /// Starts the server under test.
  abstract VaultServer startServer();

  @BeforeAll
  void startAndProvision() {
    vault = startServer();
    VaultProvisioning.apply(vault, appRoles);
  }

  @AfterAll
  void close() {
    vault.close();
  }

  @ParameterizedTest
  @EnumSource
  void letsEveryServiceLogIn(ServiceName service) {
    // When
    VaultApi api = as(service);

    // Then
    assertThat(api.read("auth/token/lookup-self").data().path("policies"))
        .extracting(policy -> policy.asText())
        .containsExactlyInAnyOrder("default", service.text());
  }

  @Test
  void refusesAWrongSecretIdWithoutRepeatingIt() {
    // When
    // Then
    assertThatThrownBy(
            () -> VaultApi.anonymous(vault.address()).login("routing-service", "guessed-secret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("routing-service")
        .hasMessageNotContaining("guessed-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "credential-service, create, latchkey/data/credentials/acme/key/1, 200",
    "credential-service, read,   latchkey/data/credentials/acme/key/1, 200",
    "credential-service, read,   latchkey/metadata/credentials/acme/key/1, 200",
    "credential-service, create, latchkey/data/sessions/acme/key/1, 200",
    "credential-service, read,   latchkey/data/sessions/acme/key/1, 200",
    "credential-service, read,   latchkey/data/platform/us-east-1, 403",
    "credential-service, create, sys/policies/acl/credential-service, 403",
    "credential-service, create, auth/approle/role/routing-service/secret-id, 403",
    "routing-service,    read,   latchkey/data/sessions/acme/key/1, 200",
    "routing-service,    create, latchkey/data/sessions/acme/key/1, 403",
    "routing-service,    read,   latchkey/data/credentials/acme/key/1, 403",
    "routing-service,    read,   latchkey/metadata/sessions/acme/key/1, 403",
    "routing-service,    read,   sys/mounts, 403",
    "audit-service,      read,   latchkey/data/sessions/acme/key/1, 403",
    "audit-service,      read,   latchkey/data/credentials/acme/key/1, 403",
    "health-monitor,     read,   latchkey/data/sessions/acme/key/1, 403",
    "health-monitor,     read,   latchkey/data/credentials/acme/key/1, 403"
  })
  void allowsAServiceWhatItNeedsAndNothingElse(
      String service, String action, String path, int status) {
    // Given
    for (String kind : new String[] {"credentials", "sessions"}) {
      vault
          .administrator()
          .write("latchkey/data/" + kind + "/acme/key/1", Map.of("data", Map.of("k", "v")));
    }
    VaultApi api = as(service);

    // When
    VaultAnswer answer =
        action.equals("read") ? api.read(path) : api.write(path, Map.of("data", Map.of("k", "v")));

    // Then
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void letsNobodyReadWithoutAToken() {
    // When
    VaultAnswer answer =
        VaultApi.anonymous(vault.address()).read("latchkey/data/sessions/acme/key/1");

    // Then
    assertThat(answer).hasToString("HTTP " + FORBIDDEN + " " + answer.body().path("errors"));
    assertThat(answer.data().isMissingNode()).isTrue();
  }

  @Test
  void writesAVersionOnlyOverTheOneThatTheWriterSaw() {
    // Given
    String path = "latchkey/data/sessions/acme/" + UUID.randomUUID() + "/1";
    VaultApi api = as(CREDENTIAL_SERVICE);

    // When
    VaultAnswer created = api.write(path, version(0, "first"));
    VaultAnswer createdAgain = api.write(path, version(0, "intruder"));
    VaultAnswer replaced = api.write(path, version(1, "second"));
    VaultAnswer replacedAgain = api.write(path, version(1, "latecomer"));

    // Then
    assertThat(created.data().path("version").asInt()).isEqualTo(1);
    assertThat(createdAgain.status()).isEqualTo(400);
    assertThat(replaced.data().path("version").asInt()).isEqualTo(2);
    assertThat(replacedAgain.status()).isEqualTo(400);
    assertThat(as(ROUTING_SERVICE).read(path).data().path("data").path("word").asText())
        .isEqualTo("second");
  }

  @Test
  void forgetsASecretWholly() {
    // Given
    String name = "sessions/acme/" + UUID.randomUUID() + "/1";
    VaultApi api = as(CREDENTIAL_SERVICE);
    api.write("latchkey/data/" + name, version(0, "gone"));

    // When
    VaultAnswer deleted = api.delete("latchkey/metadata/" + name);

    // Then
    assertThat(deleted.isSuccess()).isTrue();
    assertThat(api.read("latchkey/data/" + name).status()).isEqualTo(404);
  }

  @Test
  void keepsSecretsRolesAndAddressOverAnOutage() {
    // Given
    URI address = vault.address();
    String path = "latchkey/data/sessions/acme/" + UUID.randomUUID() + "/1";
    as(CREDENTIAL_SERVICE).write(path, version(0, "kept"));

    // When
    vault.stop();
    assertThatThrownBy(() -> as(ROUTING_SERVICE)).isInstanceOf(UncheckedIOException.class);
    vault.start();

    // Then
    assertThat(vault.address()).isEqualTo(address);
    assertThat(as(ROUTING_SERVICE).read(path).data().path("data").path("word").asText())
        .isEqualTo("kept");
  }

  @Test
  void keepsWorkingSecretIdsWhenProvisionedAgain() throws Exception {
    // Given
    Path file = AppRole.of(ROUTING_SERVICE, appRoles).secretIdFile();
    String before = Files.readString(file);

    // When
    VaultProvisioning.apply(vault, appRoles);

    // Then
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(as(ROUTING_SERVICE).token()).isNotEmpty();
  }

  @Test
  void replacesASecretIdThatTheServerDoesNotKnow() throws Exception {
    // Given
    Path file = AppRole.of(ROUTING_SERVICE, appRoles).secretIdFile();
    Files.writeString(file, "of-another-server");

    // When
    VaultProvisioning.apply(vault, appRoles);

    // Then
    assertThat(as(ROUTING_SERVICE).token()).isNotEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static Map<String, ?> version(int seen, String word) {
    return Map.of("options", Map.of("cas", seen), "data", Map.of("word", word));
  }

  private VaultApi as(ServiceName service) {
    return AppRole.of(service, appRoles).login(vault);
  }

  private VaultApi as(String service) {
    for (ServiceName name : ServiceName.values()) {
      if (name.text().equals(service)) {
        return as(name);
      }
    }
    throw new IllegalArgumentException(service);
  }
}
