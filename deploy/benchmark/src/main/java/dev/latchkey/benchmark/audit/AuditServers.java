package dev.latchkey.benchmark.audit;

import dev.latchkey.benchmark.process.MeasuredProcess;
import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A broker, a PostgreSQL whose commits are on the disk, a Vault and one audit-service as it is
/// deployed, on this machine.
final class AuditServers implements AutoCloseable {
  private final Path folder;
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final MeasuredProcess service;
  private final URI api;

  private AuditServers(Path folder, Path jar) throws SQLException {
    this.folder = folder;
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), /* preferredPort= */ 0);
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, Durability.CRASH_SAFE);
    SecretText password = SecretText.of(UUID.randomUUID().toString());
    PostgresProvisioning.apply(postgres, Map.of(ServiceName.AUDIT_SERVICE, password));
    PostgresProvisioning.giveToOwner(postgres, ServiceName.AUDIT_SERVICE, password);
    int port = LoopbackPort.preferring(/* preferred= */ 0);
    int management = LoopbackPort.preferring(/* preferred= */ 0);
    api = URI.create("http://127.0.0.1:" + port);
    service =
        MeasuredProcess.start(
            command(jar, properties(port, management)),
            Map.of(
                "QUARKUS_DATASOURCE_PASSWORD", password.reveal(),
                "QUARKUS_FLYWAY_PASSWORD", password.reveal()),
            folder.resolve("audit-service.log"),
            URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
  }

  /// Starts everything.
  ///
  /// @param folder for data and logs; emptied first
  /// @param jar the packaged service
  static AuditServers start(Path folder, Path jar) throws IOException, SQLException {
    EmbeddedPostgres.stopLeftover(folder.resolve("postgres"));
    FileTree.delete(folder);
    Files.createDirectories(folder);
    return new AuditServers(folder, jar);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  MeasuredProcess service() {
    return service;
  }

  /// Where the service's API is.
  URI api() {
    return api;
  }

  /// A connection that sees and may do everything; the caller closes it.
  Connection superuser() throws SQLException {
    return postgres.connectAsSuperuser(PostgresProvisioning.DATABASE);
  }

  private static List<String> command(Path jar, Map<String, String> properties) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Appends are large arrays, which G1 handles apart from all others and collects late.
    words.addAll(List.of("-Xmx512m", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
    words.add("--sun-misc-unsafe-memory-access=allow");
    properties.forEach((key, value) -> words.add("-D" + key + "=" + value));
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  private Map<String, String> properties(int port, int management) {
    DatabaseLogin login =
        DatabaseLogin.of(postgres, ServiceName.AUDIT_SERVICE, SecretText.of("in the environment"));
    AppRole role = SharedServers.appRole(ServiceName.AUDIT_SERVICE);
    Map<String, String> properties = new TreeMap<>();
    properties.put("latchkey.local", "true");
    properties.put("latchkey.audit.origin", "audit.latchkey.local");
    properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    properties.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
    properties.put("quarkus.datasource.reactive.url", login.reactiveUrl());
    properties.put("quarkus.datasource.username", login.username());
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", "" + port);
    properties.put("quarkus.management.host", "127.0.0.1");
    properties.put("quarkus.management.port", "" + management);
    properties.put("quarkus.oidc.auth-server-url", SharedServers.issuer().issuerUrl().toString());
    properties.put("quarkus.otel.sdk.disabled", "true");
    properties.put("latchkey.vault.address", SharedServers.vault().address().toString());
    properties.put("latchkey.vault.role-id", role.roleId());
    properties.put("latchkey.vault.secret-id-file", role.secretIdFile().toString());
    return properties;
  }

  @Override
  public void close() throws IOException {
    service.close();
    postgres.close();
    kafka.close();
    FileTree.delete(folder);
  }
}
