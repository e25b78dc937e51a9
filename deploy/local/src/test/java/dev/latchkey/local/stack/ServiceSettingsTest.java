package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTest {
  private static final String PASSWORD = "the-password-of-the-database";
  private static final String OWNER_PASSWORD = "the-password-of-the-owner";

  @ParameterizedTest
  @EnumSource
  void listensOnLoopbackOnly(ServiceName service) {
    // When
    var properties = settings(service, null).properties();

    // Then
    assertThat(properties)
        .contains("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.management.host=127.0.0.1");
  }

  @Test
  void putsThePasswordIntoTheEnvironmentAndNotIntoTheCommand() {
    // When
    ServiceSettings settings = settings(ServiceName.ROUTING_SERVICE, null);

    // Then
    assertThat(settings.properties()).noneMatch(property -> property.contains(PASSWORD));
    assertThat(settings.environment()).containsEntry("QUARKUS_DATASOURCE_PASSWORD", PASSWORD);
  }

  @Test
  void givesTheOwnerOfTheAuditLogToAuditServiceAlone() {
    // When
    ServiceSettings audit = settings(ServiceName.AUDIT_SERVICE, null);
    ServiceSettings routing = settings(ServiceName.ROUTING_SERVICE, null);

    // Then
    assertThat(audit.environment()).containsEntry("QUARKUS_FLYWAY_PASSWORD", OWNER_PASSWORD);
    assertThat(audit.properties()).noneMatch(property -> property.contains(OWNER_PASSWORD));
    assertThat(routing.environment()).doesNotContainValue(OWNER_PASSWORD);
  }

  @Test
  void givesAServiceWithoutADatabaseNone() {
    // When
    ServiceSettings settings = settings(ServiceName.HEALTH_MONITOR, null);

    // Then
    assertThat(settings.properties()).noneMatch(property -> property.contains("datasource"));
    assertThat(settings.environment()).isEmpty();
  }

  @Test
  void takesRequestsWithoutAGrantAndTrustsTheLocalIssuersGrants() {
    // When
    var properties = settings(ServiceName.ROUTING_SERVICE, null).properties();

    // Then
    assertThat(properties)
        .contains(
            "-Dlatchkey.routing.grants.required=false",
            "-Dlatchkey.routing.grants.issuer=http://127.0.0.1:5",
            "-Dlatchkey.routing.grants.jwks-url=http://127.0.0.1:5/jwks");
  }

  @Test
  void letsAgentsNameReplyTopics() {
    // When
    var properties = settings(ServiceName.ROUTING_SERVICE, null).properties();

    // Then
    assertThat(properties).contains("-Dlatchkey.routing.reply-topics=.*-replies");
  }

  @Test
  void sendsTracesOnlyWhereSomebodyTakesThem() {
    // When
    var silent = settings(ServiceName.ROUTING_SERVICE, null).properties();
    var traced = settings(ServiceName.ROUTING_SERVICE, "http://127.0.0.1:4318").properties();

    // Then
    assertThat(silent).contains("-Dquarkus.otel.sdk.disabled=true");
    assertThat(traced)
        .contains("-Dquarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:4318")
        .doesNotContain("-Dquarkus.otel.sdk.disabled=true");
  }

  @Test
  void tellsNobodyButRoutingOfThePlatform() {
    // When
    var routing = settings(ServiceName.ROUTING_SERVICE, null).properties();
    var audit = settings(ServiceName.AUDIT_SERVICE, null).properties();

    // Then
    assertThat(routing)
        .contains(
            "-Dlatchkey.routing.durability=single-node",
            "-Dlatchkey.routing.platform.account=999999999999");
    assertThat(audit).noneMatch(property -> property.contains("latchkey.routing"));
  }

  private static ServiceSettings settings(ServiceName service, @Nullable String traces) {
    AppRole role = new AppRole("routing-service", Path.of("routing-service.secret-id"));
    Surroundings surroundings =
        new Surroundings(
            "127.0.0.1:2",
            Map.of(ServiceName.ROUTING_SERVICE, login("routing_service", PASSWORD)),
            login("audit_service_owner", OWNER_PASSWORD),
            "http://127.0.0.1:3",
            Map.of(ServiceName.ROUTING_SERVICE, role),
            "http://127.0.0.1:4",
            Map.of("latchkey.routing.platform.account", "999999999999"),
            "http://127.0.0.1:5",
            traces);
    return new ServiceSettings(service, Ports.choose(Ports.none()), surroundings);
  }

  private static DatabaseLogin login(String username, String password) {
    return new DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:1/latchkey",
        "postgresql://127.0.0.1:1/latchkey",
        username,
        SecretText.of(password));
  }
}
