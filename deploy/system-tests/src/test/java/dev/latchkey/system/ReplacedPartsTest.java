package dev.latchkey.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.simulator.InProcessSimulator;
import dev.latchkey.contracts.testkit.vault.OpenBaoServer;
import dev.latchkey.contracts.testkit.vault.VaultApi;
import dev.latchkey.contracts.testkit.vault.VaultSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka, PostgreSQL, Vault and the simulator of the user's own, named by environment variables.
@Order(6)
class ReplacedPartsTest {
  private static final List<String> REPLACED =
      List.of("kafka", "postgres", "vault", "aws-simulator");

  @Test
  void theStackRunsOnServersOfTheUsersAndLeavesThemRunning(@TempDir Path folder) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(folder.resolve("postgres"), 0, Durability.FAST);
        OpenBaoServer vault =
            OpenBaoServer.start(
                new VaultSearch(Map.of("PATH", System.getenv("PATH"))).program(),
                folder.resolve("vault"),
                0);
        InProcessSimulator simulator = new InProcessSimulator()) {
      // Given
      LatchkeyScript latchkey =
          new LatchkeyScript(
              folder.resolve("data"),
              Map.of(
                  "LATCHKEY_KAFKA_BOOTSTRAP_SERVERS",
                  kafka.bootstrapServers(),
                  "LATCHKEY_POSTGRES_URL",
                  jdbcUrl(postgres, folder),
                  "VAULT_ADDR",
                  vault.address().toString(),
                  "VAULT_TOKEN",
                  administratorToken(vault, folder),
                  "LATCHKEY_AWS_SIMULATOR",
                  simulator.uri().toString(),
                  "LATCHKEY_AWS_SIMULATOR_ADMIN",
                  simulator.adminUri().toString()));

      // When
      LatchkeyScript.Result up = latchkey.run("up", "--detach");
      Status status = Status.of(latchkey.run("status", "--json").output());
      LatchkeyScript.Result down = latchkey.run("down");

      // Then
      assertThat(up.exitCode()).as(up.output()).isZero();
      assertThat(status.components()).allMatch(Component::ready);
      assertThat(status.components())
          .filteredOn(component -> component.pid() == null)
          .extracting(Component::name)
          .containsExactlyElementsOf(REPLACED);
      assertThat(down.exitCode()).isZero();
      assertThat(ProcessHandle.of(postgres.pid())).isPresent();
      assertThat(ProcessHandle.of(vault.pid())).isPresent();
    }
  }

  private static String administratorToken(OpenBaoServer vault, Path folder) {
    String secretId = new OwnerOnlyFile(folder.resolve("vault/administrator-secret-id")).text();
    return VaultApi.anonymous(vault.address())
        .write(
            "auth/approle/login",
            Map.of("role_id", "latchkey-administrator", "secret_id", secretId))
        .body()
        .path("auth")
        .path("client_token")
        .asText();
  }

  private static String jdbcUrl(EmbeddedPostgres postgres, Path folder) {
    return "jdbc:postgresql://127.0.0.1:"
        + postgres.port()
        + "/postgres?user=postgres&password="
        + new OwnerOnlyFile(folder.resolve("postgres/superuser-password")).text();
  }
}
