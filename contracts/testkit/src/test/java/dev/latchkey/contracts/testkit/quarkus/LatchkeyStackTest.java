package dev.latchkey.contracts.testkit.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.testkit.vault.VaultApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LatchkeyStackTest {
  private static Map<String, String> configuration;

  @BeforeAll
  static void start() {
    LatchkeyStack stack = new LatchkeyStack();
    stack.init(Map.of("service", "audit-service"));
    configuration = stack.start();
  }

  @Test
  void configuresEverythingThatAServiceNeeds() {
    assertThat(configuration)
        .containsOnlyKeys(
            "kafka.bootstrap.servers",
            "latchkey.audit.origin",
            "latchkey.aws.simulator",
            "latchkey.local",
            "latchkey.vault.address",
            "latchkey.vault.role-id",
            "latchkey.vault.secret-id-file",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.password",
            "quarkus.datasource.reactive.url",
            "quarkus.datasource.username",
            "quarkus.flyway.password",
            "quarkus.oidc.auth-server-url",
            "quarkus.otel.exporter.otlp.endpoint",
            "quarkus.otel.exporter.otlp.protocol")
        .containsEntry("latchkey.local", "true");
  }

  @Test
  void letsTheServiceIntoItsOwnSchema() throws Exception {
    // When
    try (Connection connection =
        DriverManager.getConnection(
            value("quarkus.datasource.jdbc.url"),
            value("quarkus.datasource.username"),
            value("quarkus.datasource.password"))) {
      // Then
      assertThat(connection.getSchema()).isEqualTo("audit_service");
    }
  }

  @Test
  void letsTheServiceIntoVault() throws Exception {
    // When
    VaultApi vault =
        VaultApi.anonymous(URI.create(value("latchkey.vault.address")))
            .login(
                value("latchkey.vault.role-id"),
                Files.readString(Path.of(value("latchkey.vault.secret-id-file"))));

    // Then
    assertThat(vault.token()).isNotEmpty();
  }

  @Test
  void refusesAServiceThatDoesNotExist() {
    // When
    // Then
    assertThatThrownBy(() -> new LatchkeyStack().init(Map.of("service", "billing")))
        .hasMessageContaining("billing");
  }

  private static String value(String key) {
    return configuration.getOrDefault(key, "");
  }
}
