package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Two instances of audit-service as processes, on a broker and a PostgreSQL of their own. The
/// broker is the witness: it lives in this JVM and is left alone.
final class AuditCrashStack implements AutoCloseable {
  static final int INSTANCES = 2;

  private final Path folder;
  private final Endings endings;
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres database;
  private final MortalPostgres postgres;
  private final List<ServiceProcess> instances;

  private AuditCrashStack(Path folder, Endings endings) throws IOException, SQLException {
    this.folder = folder;
    this.endings = endings;
    EmbeddedPostgres.stopLeftover(data());
    FileTree.delete(folder);
    Files.createDirectories(folder);
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), /* preferredPort= */ 0);
    endings.add(kafka::close);
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    database = EmbeddedPostgres.start(data(), /* preferredPort= */ 0, Durability.FAST);
    postgres = new MortalPostgres(database);
    endings.add(postgres::close);
    DatabaseLogin login = provision();
    instances = IntStream.range(0, INSTANCES).mapToObj(i -> instance(i, login)).toList();
    instances.forEach(instance -> endings.add(instance::kill));
  }

  /// Starts everything and waits until it is ready. What it has started, it ends when it fails.
  ///
  /// @param folder for data and logs; emptied first
  static AuditCrashStack start(Path folder) {
    Endings endings = new Endings();
    try {
      AuditCrashStack stack = new AuditCrashStack(folder, endings);
      stack.heal();
      return stack;
    } catch (IOException | SQLException | RuntimeException e) {
      endings.close();
      throw new IllegalStateException("The crash test's stack does not start", e);
    }
  }

  /// Where logs are.
  Path folder() {
    return folder;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  MortalPostgres postgres() {
    return postgres;
  }

  ServiceProcess instance(int number) {
    return instances.get(number);
  }

  Connection connect() throws SQLException {
    Connection connection = database.connectAsSuperuser(PostgresProvisioning.DATABASE);
    connection.setSchema(ServiceName.AUDIT_SERVICE.schema());
    return connection;
  }

  /// Brings back whatever is down or frozen, and waits until it is ready.
  void heal() {
    postgres.resume();
    postgres.start();
    instances.forEach(ServiceProcess::resume);
    instances.forEach(ServiceProcess::start);
    instances.forEach(ServiceProcess::awaitReady);
  }

  /// Keeps a copy of the database's files as they are now, apart from what is being written.
  void backUp() throws IOException {
    database.stop();
    copy(data(), backup());
    database.start();
  }

  /// Puts the copy back in place of the database.
  void restore() throws IOException {
    database.stop();
    FileTree.delete(data());
    copy(backup(), data());
    database.start();
  }

  private Path data() {
    return folder.resolve("postgres");
  }

  private Path backup() {
    return folder.resolve("backup");
  }

  /// With `cp`, which keeps owners and rights: PostgreSQL refuses files of others.
  private static void copy(Path from, Path to) throws IOException {
    try {
      int exit =
          new ProcessBuilder("cp", "-a", from.toString(), to.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IOException("cp ended with " + exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private DatabaseLogin provision() throws SQLException {
    SecretText password = SecretText.of(UUID.randomUUID().toString());
    PostgresProvisioning.apply(database, Map.of(ServiceName.AUDIT_SERVICE, password));
    PostgresProvisioning.giveToOwner(database, ServiceName.AUDIT_SERVICE, password);
    return DatabaseLogin.of(database, ServiceName.AUDIT_SERVICE, password);
  }

  private ServiceProcess instance(int number, DatabaseLogin login) {
    int management = LoopbackPort.preferring(/* preferred= */ 0);
    return new ServiceProcess(
        new AuditCommand(bootstrapServers(), login, management).words(),
        Map.of(
            "QUARKUS_DATASOURCE_PASSWORD", login.password().reveal(),
            "QUARKUS_FLYWAY_PASSWORD", login.password().reveal()),
        folder.resolve("audit-" + number + ".log"),
        URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
  }

  @Override
  public void close() {
    endings.close();
  }
}
