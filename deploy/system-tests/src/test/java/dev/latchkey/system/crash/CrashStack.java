package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.InProcessSimulator;
import dev.latchkey.contracts.testkit.simulator.PlatformAccount;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Two instances of routing-service as processes, on a broker, a PostgreSQL and an AWS simulator of
/// their own; Vault is the one of all tests. Broker and simulator are the witnesses: they live in
/// this JVM and are left alone.
final class CrashStack implements AutoCloseable {
  static final int INSTANCES = 2;

  /// How long an instance's claims are its own without a word from it.
  static final Duration LEASE = Duration.ofSeconds(3);

  private final Path folder;
  private final Endings endings;
  private final EmbeddedKafka kafka;
  private final InProcessSimulator simulator;
  private final PlatformAccount platform;
  private final MortalPostgres postgres;
  private final List<ServiceProcess> instances;

  private CrashStack(Path folder, Endings endings) throws IOException, SQLException {
    this.folder = folder;
    this.endings = endings;
    EmbeddedPostgres.stopLeftover(folder.resolve("postgres"));
    FileTree.delete(folder);
    Files.createDirectories(folder);
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), /* preferredPort= */ 0);
    endings.add(kafka::close);
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    simulator = new InProcessSimulator();
    endings.add(simulator::close);
    platform = PlatformAccount.of(simulator.admin()).orElseThrow();
    VaultProvisioning.storePlatformKey(SharedServers.vault(), platform.key());
    EmbeddedPostgres database =
        EmbeddedPostgres.start(folder.resolve("postgres"), /* preferredPort= */ 0, Durability.FAST);
    postgres = new MortalPostgres(database);
    endings.add(postgres::close);
    DatabaseLogin login = provision(database);
    instances = IntStream.range(0, INSTANCES).mapToObj(i -> instance(i, login)).toList();
    instances.forEach(instance -> endings.add(instance::kill));
  }

  /// Starts everything and waits until it is ready. What it has started, it ends when it fails.
  ///
  /// @param folder for data and logs; emptied first
  static CrashStack start(Path folder) {
    Endings endings = new Endings();
    try {
      CrashStack stack = new CrashStack(folder, endings);
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

  SimulatorAdmin aws() {
    return simulator.admin();
  }

  /// The platform's own account at AWS.
  PlatformAccount platform() {
    return platform;
  }

  MortalPostgres postgres() {
    return postgres;
  }

  ServiceProcess routing(int instance) {
    return instances.get(instance);
  }

  /// Brings back whatever is down or frozen, and waits until it is ready.
  void heal() {
    postgres.resume();
    postgres.start();
    instances.forEach(ServiceProcess::resume);
    instances.forEach(ServiceProcess::start);
    instances.forEach(ServiceProcess::awaitReady);
  }

  private static DatabaseLogin provision(EmbeddedPostgres server) throws SQLException {
    SecretText password = SecretText.of(UUID.randomUUID().toString());
    PostgresProvisioning.apply(server, Map.of(ServiceName.ROUTING_SERVICE, password));
    return DatabaseLogin.of(server, ServiceName.ROUTING_SERVICE, password);
  }

  private ServiceProcess instance(int number, DatabaseLogin login) {
    String name = "routing-" + number;
    int management = LoopbackPort.preferring(/* preferred= */ 0);
    return new ServiceProcess(
        new RoutingCommand(name, bootstrapServers(), simulator.uri(), platform, login, management)
            .words(),
        Map.of("QUARKUS_DATASOURCE_PASSWORD", login.password().reveal()),
        folder.resolve(name + ".log"),
        URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
  }

  @Override
  public void close() {
    endings.close();
  }
}
