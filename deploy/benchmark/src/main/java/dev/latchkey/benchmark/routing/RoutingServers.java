package dev.latchkey.benchmark.routing;

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
import dev.latchkey.contracts.testkit.simulator.InProcessSimulator;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A broker, a PostgreSQL whose commits are on the disk, a Vault, an AWS simulator, one
/// routing-service as it is deployed and one bare loop, on this machine. Broker and simulator are
/// in this JVM; service and loop are processes of their own.
final class RoutingServers implements AutoCloseable {

  /// The topics of the service.
  static final Pair TOPICS = new Pair(Topics.REQUESTS.name(), Topics.RESPONSES.name());

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final InProcessSimulator simulator = new InProcessSimulator();
  private final TenantSetup setup;
  private final MeasuredProcess service;
  private final MeasuredProcess loop;

  private RoutingServers(Path folder, Path root) throws SQLException {
    this.folder = folder;
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), /* preferredPort= */ 0);
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    createTopicsOfLoop();
    postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, Durability.CRASH_SAFE);
    setup = new TenantSetup(kafka.bootstrapServers(), simulator.admin());
    service = startService(root.resolve("routing-service/target/quarkus-app/quarkus-run.jar"));
    loop = startLoop(root.resolve("deploy/benchmark/target/latchkey-benchmark.jar"));
  }

  /// Starts everything.
  ///
  /// @param folder for data and logs; emptied first
  /// @param root of the installation
  static RoutingServers start(Path folder, Path root) throws IOException, SQLException {
    EmbeddedPostgres.stopLeftover(folder.resolve("postgres"));
    FileTree.delete(folder);
    Files.createDirectories(folder);
    return new RoutingServers(folder, root);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  SimulatorAdmin aws() {
    return simulator.admin();
  }

  MeasuredProcess service() {
    return service;
  }

  MeasuredProcess loop() {
    return loop;
  }

  /// A workspace that is ready to be served.
  Tenant tenant(String name) {
    return setup.create(name);
  }

  private MeasuredProcess startService(Path jar) throws SQLException {
    SecretText password = SecretText.of(UUID.randomUUID().toString());
    PostgresProvisioning.apply(postgres, Map.of(ServiceName.ROUTING_SERVICE, password));
    DatabaseLogin login = DatabaseLogin.of(postgres, ServiceName.ROUTING_SERVICE, password);
    int management = LoopbackPort.preferring(/* preferred= */ 0);
    return MeasuredProcess.start(
        Commands.service(jar, kafka.bootstrapServers(), simulator.uri(), login, management),
        Map.of("QUARKUS_DATASOURCE_PASSWORD", password.reveal()),
        folder.resolve("routing-service.log"),
        URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
  }

  private MeasuredProcess startLoop(Path jar) {
    Tenant tenant = setup.create("ws-of-the-loop");
    String host = "/bedrock-runtime." + Tenant.REGION + ".amazonaws.com";
    return MeasuredProcess.start(
        Commands.loop(jar),
        Map.of(
            BareLoop.BOOTSTRAP,
            kafka.bootstrapServers(),
            BareLoop.ENDPOINT,
            simulator.uri() + host,
            BareLoop.KEY,
            tenant.session().accessKeyId().value(),
            BareLoop.SECRET,
            tenant.session().secretAccessKey().reveal(),
            BareLoop.TOKEN,
            tenant.session().sessionToken().reveal()),
        folder.resolve("bare-loop.log"));
  }

  private void createTopicsOfLoop() {
    int partitions = Topics.REQUESTS.partitions();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(BareLoop.TOPICS.requests(), partitions, (short) 1),
                  new NewTopic(BareLoop.TOPICS.answers(), partitions, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not create the topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
    loop.close();
    setup.close();
    simulator.close();
    postgres.close();
    kafka.close();
    SharedServers.vault().stop();
    FileTree.delete(folder);
  }
}
