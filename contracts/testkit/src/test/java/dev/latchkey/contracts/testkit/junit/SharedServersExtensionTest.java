package dev.latchkey.contracts.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.Simulator;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import dev.latchkey.contracts.wire.topic.Topics;
import java.sql.Connection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@WithKafka
@WithPostgres
@WithVault
@WithSimulator
class SharedServersExtensionTest {

  @Test
  void handsOutKafkaWithItsTopics(KafkaServer kafka) throws Exception {
    // When
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      // Then
      assertThat(admin.listTopics().names().get()).contains(Topics.REQUESTS.name());
    }
  }

  @Test
  void handsOutPostgresqlWithItsDatabase(PostgresServer postgres) throws Exception {
    // When
    try (Connection connection = postgres.connectAsSuperuser("latchkey")) {
      // Then
      assertThat(connection.getCatalog()).isEqualTo("latchkey");
    }
  }

  @Test
  void handsOutVaultWithItsStore(VaultServer vault) {
    // When
    var mounts = vault.administrator().read("sys/mounts").data();

    // Then
    assertThat(mounts.path("latchkey/").path("options").path("version").asText()).isEqualTo("2");
  }

  @Test
  void handsOutASimulatorThatMakesAccounts(Simulator simulator) {
    // When
    var key = simulator.admin().createAccount("acme");

    // Then
    assertThat(key.accessKeyId()).startsWith("AKIA");
    assertThat(simulator.admin().callsOf(key.account())).isEmpty();
  }

  @Test
  void handsOutTheSameServerEveryTime(KafkaServer kafka) {
    // When
    // Then
    assertThat(kafka).isSameAs(SharedServers.kafka());
  }
}
