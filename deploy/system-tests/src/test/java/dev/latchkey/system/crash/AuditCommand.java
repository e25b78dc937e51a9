package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How an instance of audit-service is started, without its secrets.
///
/// @param managementPort where it tells whether it is ready
record AuditCommand(String kafka, DatabaseLogin login, int managementPort) {

  /// Program and arguments.
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    properties().forEach((key, value) -> words.add("-D" + key + "=" + value));
    words.addAll(List.of("-jar", jar().toString()));
    return words;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("latchkey.local", "true");
    properties.put("latchkey.audit.origin", "audit.crash");
    properties.put("kafka.bootstrap.servers", kafka);
    // The shortest that the broker admits: a killed instance's partitions come back soon.
    properties.put("kafka.session.timeout.ms", "6000");
    properties.put("kafka.heartbeat.interval.ms", "1500");
    properties.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
    properties.put("quarkus.datasource.reactive.url", login.reactiveUrl());
    properties.put("quarkus.datasource.username", login.username());
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", "" + LoopbackPort.preferring(/* preferred= */ 0));
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", "" + managementPort);
    properties.put("quarkus.oidc.auth-server-url", SharedServers.issuer().issuerUrl().toString());
    properties.put("quarkus.otel.sdk.disabled", "true");
    addVault(properties);
    return properties;
  }

  private static void addVault(Map<String, String> properties) {
    AppRole role = SharedServers.appRole(ServiceName.AUDIT_SERVICE);
    properties.put("latchkey.vault.address", SharedServers.vault().address().toString());
    properties.put("latchkey.vault.role-id", role.roleId());
    properties.put("latchkey.vault.secret-id-file", role.secretIdFile().toString());
  }

  private static Path jar() {
    return Path.of(System.getProperty("user.dir"))
        .resolve("../../audit-service/target/quarkus-app/quarkus-run.jar")
        .normalize();
  }
}
