package dev.latchkey.contracts.testkit.quarkus;

import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.PlatformAccount;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.wire.ServiceName;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Runs a service under test against the servers of [SharedServers], with the rights that it has in
/// production, and routing-service with the platform's account:
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(
///     value = LatchkeyStack.class,
///     initArgs = @ResourceArg(name = "service", value = "routing-service"))
/// class RoutingTest {}
/// ```
public final class LatchkeyStack implements QuarkusTestResourceLifecycleManager {
  private ServiceName service = ServiceName.ROUTING_SERVICE;

  /// Takes the name of the service in `service`.
  @Override
  public void init(Map<String, String> initArgs) {
    String name = initArgs.getOrDefault("service", "");
    service =
        Arrays.stream(ServiceName.values())
            .filter(candidate -> candidate.text().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No service is called '" + name + "'"));
  }

  /// Starts the servers that do not run yet and returns the service's configuration.
  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("latchkey.local", "true");
    configuration.put("kafka.bootstrap.servers", SharedServers.kafka().bootstrapServers());
    configuration.put("latchkey.aws.simulator", SharedServers.simulator().uri().toString());
    configuration.put(
        "quarkus.oidc.auth-server-url", SharedServers.issuer().issuerUrl().toString());
    configuration.put(
        "quarkus.otel.exporter.otlp.endpoint", SharedServers.traces().endpoint().toString());
    configuration.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
    addDatabase(configuration, SharedServers.databaseLogin(service));
    addVault(configuration, SharedServers.appRole(service));
    if (service == ServiceName.ROUTING_SERVICE) {
      addPlatform(configuration);
    }
    if (service == ServiceName.AUDIT_SERVICE) {
      configuration.put("latchkey.audit.origin", "audit.test");
      configuration.put(
          "quarkus.flyway.password", SharedServers.auditOwnerLogin().password().reveal());
    }
    return configuration;
  }

  /// Does nothing: the servers serve the next test class too.
  @Override
  public void stop() {}

  private static void addPlatform(Map<String, String> configuration) {
    configuration.put("latchkey.routing.durability", "single-node");
    PlatformAccount platform = PlatformAccount.of(SharedServers.simulator().admin()).orElseThrow();
    VaultProvisioning.storePlatformKey(SharedServers.vault(), platform.key());
    configuration.putAll(platform.routingSettings());
  }

  private static void addDatabase(Map<String, String> configuration, DatabaseLogin login) {
    configuration.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
    configuration.put("quarkus.datasource.reactive.url", login.reactiveUrl());
    configuration.put("quarkus.datasource.username", login.username());
    configuration.put("quarkus.datasource.password", login.password().reveal());
  }

  private static void addVault(Map<String, String> configuration, AppRole role) {
    configuration.put("latchkey.vault.address", SharedServers.vault().address().toString());
    configuration.put("latchkey.vault.role-id", role.roleId());
    configuration.put("latchkey.vault.secret-id-file", role.secretIdFile().toString());
  }
}
