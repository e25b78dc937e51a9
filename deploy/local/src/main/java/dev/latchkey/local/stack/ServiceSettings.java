package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.oidc.TokenIssuer;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a service is configured in the local stack. Secrets stand in the environment, which only the
/// same user can read; the command line is readable by everybody on the machine.
record ServiceSettings(ServiceName service, Ports ports, Surroundings surroundings) {

  /// The settings as `-Dkey=value`.
  List<String> properties() {
    List<String> properties = new ArrayList<>();
    set(properties, "latchkey.local", "true");
    set(properties, "latchkey.aws.simulator", surroundings.simulator());
    set(properties, "kafka.bootstrap.servers", surroundings.kafka());
    // A killed stack comes back at once: the usual 45 s would pass before its dead consumers are
    // given up.
    set(properties, "kafka.session.timeout.ms", "10000");
    set(properties, "quarkus.oidc.auth-server-url", surroundings.issuer());
    addAddresses(properties);
    addVault(properties);
    addDatabase(properties);
    addGrants(properties);
    addTraces(properties);
    if (service == ServiceName.ROUTING_SERVICE) {
      set(properties, "latchkey.routing.durability", "single-node");
      set(properties, "latchkey.routing.reply-topics", ReplyTopics.PERMITTED);
      surroundings.platform().forEach((key, value) -> set(properties, key, value));
    }
    if (service == ServiceName.AUDIT_SERVICE) {
      set(properties, "latchkey.audit.origin", "audit.latchkey.local");
    }
    return properties;
  }

  /// The settings that are secret.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    DatabaseLogin login = surroundings.databases().get(service);
    if (login != null) {
      environment.put("QUARKUS_DATASOURCE_PASSWORD", login.password().reveal());
    }
    if (service == ServiceName.AUDIT_SERVICE) {
      environment.put("QUARKUS_FLYWAY_PASSWORD", surroundings.auditOwner().password().reveal());
    }
    return environment;
  }

  private void addAddresses(List<String> properties) {
    set(properties, "quarkus.http.host", "127.0.0.1");
    set(properties, "quarkus.http.port", "" + ports.of(PortName.api(service)));
    set(properties, "quarkus.management.host", "127.0.0.1");
    set(properties, "quarkus.management.port", "" + ports.of(PortName.management(service)));
  }

  private void addVault(List<String> properties) {
    AppRole role = surroundings.roles().get(service);
    if (role != null) {
      set(properties, "latchkey.vault.address", surroundings.vault());
      set(properties, "latchkey.vault.role-id", role.roleId());
      set(properties, "latchkey.vault.secret-id-file", role.secretIdFile().toString());
    }
  }

  private void addDatabase(List<String> properties) {
    DatabaseLogin login = surroundings.databases().get(service);
    if (login != null) {
      set(properties, "quarkus.datasource.jdbc.url", login.jdbcUrl());
      set(properties, "quarkus.datasource.reactive.url", login.reactiveUrl());
      set(properties, "quarkus.datasource.username", login.username());
    }
  }

  /// Agents of the local stack may ask without a grant; one that is sent must be genuine.
  private void addGrants(List<String> properties) {
    if (service == ServiceName.ROUTING_SERVICE) {
      set(properties, "latchkey.routing.grants.required", "false");
      set(properties, "latchkey.routing.grants.issuer", surroundings.issuer());
      set(
          properties,
          "latchkey.routing.grants.jwks-url",
          surroundings.issuer() + TokenIssuer.KEYS_PATH);
    }
  }

  private void addTraces(List<String> properties) {
    String traces = surroundings.traces();
    if (traces == null) {
      set(properties, "quarkus.otel.sdk.disabled", "true");
    } else {
      set(properties, "quarkus.otel.exporter.otlp.endpoint", traces);
      set(properties, "quarkus.otel.exporter.otlp.protocol", "http/protobuf");
    }
  }

  private static void set(List<String> properties, String key, String value) {
    properties.add("-D" + key + "=" + value);
  }
}
