package dev.latchkey.routing;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.TestDatabase;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestVaultSettings;
import dev.latchkey.routing.flow.InFlight;
import dev.latchkey.routing.flow.TestFlow;
import dev.latchkey.routing.kafka.Durability;
import dev.latchkey.routing.kafka.KafkaConnection;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.Sessions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

/// A running instance of routing outside Quarkus, so that a test can stop it, start it again and
/// have two of them.
final class RoutingInstance implements AutoCloseable {

  private static final URI LANE = SlowLane.toSimulator();

  private final SettingsTable settings;
  private final Publisher publisher;
  private final BedrockCalls bedrock;
  private final RoutingService service;
  private boolean stopped;

  private RoutingInstance(TestKafka kafka, RoutingSettings configuration) {
    InstantSource clock = InstantSource.system();
    KafkaConnection connection =
        new KafkaConnection(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    DataSource database = TestDatabase.migrated();
    Leases leases = new Leases(database, configuration.instance(), configuration.lease());
    InFlight inFlight = new InFlight(configuration.maxInFlight(), 1 << 28);
    RoutingMetrics metrics = new RoutingMetrics(new SimpleMeterRegistry());
    this.settings = new SettingsTable(connection);
    this.publisher = new Publisher(connection);
    this.bedrock =
        new BedrockCalls(
            region -> URI.create(LANE + "/bedrock-runtime." + region + ".amazonaws.com"),
            configuration.maxInFlight());
    TestFlow flow =
        TestFlow.over(
            new RequestIntake(connection, clock, inFlight.batchSize()),
            settings,
            publisher,
            leases,
            new Claims(database, leases, clock),
            new Answers(database),
            new Sessions(new VaultDocuments(new TestVaultSettings())::read, clock),
            bedrock,
            inFlight,
            metrics,
            new Tracing(OpenTelemetry.noop()));
    this.service =
        new RoutingService(
            flow.lease(),
            flow.accept(),
            flow.republish(),
            inFlight,
            bedrock,
            settings,
            metrics,
            configuration);
  }

  /// Starts an instance.
  static RoutingInstance start(TestKafka kafka, String name, Duration drain) {
    RoutingInstance instance = new RoutingInstance(kafka, new Configuration(name, 16, drain));
    instance.service.start(new StartupEvent());
    return instance;
  }

  /// Stops the instance as Quarkus does when it is asked to end.
  void stop() {
    stopped = true;
    try {
      service.stop(new ShutdownEvent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    settings.close();
    publisher.close();
    bedrock.close();
  }

  @Override
  public void close() {
    if (!stopped) {
      stop();
    }
  }

  private record Configuration(String instance, int maxInFlight, Duration drain)
      implements RoutingSettings {

    @Override
    public Duration lease() {
      return Duration.ofSeconds(2);
    }

    @Override
    public MemorySize maxInFlightBytes() {
      return new MemorySize(BigInteger.valueOf(1 << 28));
    }

    @Override
    public Duration intentPatience() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Durability durability() {
      return Durability.SINGLE_NODE;
    }
  }
}
