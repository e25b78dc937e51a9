package dev.latchkey.routing;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.TestDatabase;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestPlatform;
import dev.latchkey.routing.fixture.TestVaultSettings;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.kafka.AuditTopicCheck;
import dev.latchkey.routing.kafka.ConfirmationsTable;
import dev.latchkey.routing.kafka.Durability;
import dev.latchkey.routing.kafka.FallbackIntents;
import dev.latchkey.routing.kafka.KafkaConnection;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyTopics;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.RequestReplay;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.oidc.GrantSettings;
import dev.latchkey.routing.oidc.Grants;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformRoutes;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.PlatformKeys;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// A running instance of routing outside Quarkus, so that a test can stop it, start it again and
/// have two of them.
final class RoutingInstance implements AutoCloseable {

  private static final URI LANE = SlowLane.toSimulator();

  private final TestFlow.KafkaSystems kafka;
  private final PlatformRoles roles;
  private final BedrockCalls bedrock;
  private final RoutingService service;
  private boolean stopped;

  private RoutingInstance(
      TestKafka broker, Configuration configuration, Map<String, Object> client) {
    InstantSource clock = InstantSource.system();
    DataSource database = TestDatabase.apart("instances");
    VaultDocuments vault = new VaultDocuments(new TestVaultSettings());
    PlatformRoutes routes = TestPlatform.routes();
    InFlight inFlight = new Wiring().inFlight(configuration);
    RoutingMetrics metrics = new RoutingMetrics(new SimpleMeterRegistry());
    this.kafka = systems(connection(broker, client), configuration, inFlight, clock);
    this.roles = new PlatformRoles(routes, at("sts"), configuration.instance(), clock);
    this.bedrock = new BedrockCalls(at("bedrock-runtime"), configuration.maxInFlight());
    TestFlow flow =
        TestFlow.over(
            new TestFlow.Systems(
                kafka,
                new Leases(database, configuration.instance(), configuration.lease()),
                database,
                new Sessions(vault::read, clock),
                routes,
                new PlatformKeys(vault::read, routes.account().orElseThrow(), clock),
                roles,
                bedrock,
                new Grants(configuration.grants(), clock),
                inFlight,
                metrics,
                new Tracing(OpenTelemetry.noop())));
    this.service =
        new RoutingService(
            flow.accept(),
            flow.lease(),
            flow.takeOver(),
            flow.pauses(),
            inFlight,
            bedrock,
            kafka.settings(),
            metrics,
            configuration);
  }

  private static TestFlow.KafkaSystems systems(
      KafkaConnection connection,
      RoutingSettings configuration,
      InFlight inFlight,
      InstantSource clock) {
    Pattern replies = configuration.replyTopics().orElseThrow();
    return new TestFlow.KafkaSystems(
        new RequestIntake(connection, clock, inFlight.batchSize(), replies),
        new RequestReplay(connection, clock, replies),
        new SettingsTable(connection),
        new ConfirmationsTable(connection, clock),
        new FallbackIntents(connection, configuration.intentPatience(), clock),
        new AuditTopicCheck(connection, configuration.durability()),
        new ReplyTopics(connection, clock, replies),
        new Publisher(connection));
  }

  private static KafkaConnection connection(TestKafka broker, Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    return new KafkaConnection(settings);
  }

  private static Function<Region, URI> at(String service) {
    return region -> URI.create(LANE + "/" + service + "." + region + ".amazonaws.com");
  }

  /// Starts an instance.
  static RoutingInstance start(TestKafka kafka, String name, Duration drain) {
    return start(kafka, new Configuration(name, 64, drain, new LocalGrants()));
  }

  /// Starts an instance whose group gives it up when it does not poll for so long.
  static RoutingInstance startPolling(TestKafka kafka, String name, Duration often) {
    return start(
        kafka,
        new Configuration(name, 64, Duration.ofSeconds(5), new LocalGrants()),
        Map.of("max.poll.interval.ms", Math.toIntExact(often.toMillis())));
  }

  /// Starts an instance that serves no request without a grant of the shared issuer.
  static RoutingInstance startWithGrants(TestKafka kafka, String name) {
    return start(kafka, new Configuration(name, 64, Duration.ofSeconds(5), new RequiredGrants()));
  }

  private static RoutingInstance start(TestKafka kafka, Configuration configuration) {
    return start(kafka, configuration, Map.of());
  }

  private static RoutingInstance start(
      TestKafka kafka, Configuration configuration, Map<String, Object> client) {
    RoutingInstance instance = new RoutingInstance(kafka, configuration, client);
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
    kafka.settings().close();
    kafka.confirmations().close();
    kafka.intents().close();
    kafka.audit().close();
    kafka.replies().close();
    kafka.publisher().close();
    roles.close();
    bedrock.close();
  }

  @Override
  public void close() {
    if (!stopped) {
      stop();
    }
  }

  private record Configuration(
      String instance, int maxInFlight, Duration drain, GrantSettings grants)
      implements RoutingSettings {

    @Override
    public Duration lease() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<Pattern> replyTopics() {
      return Optional.of(Pattern.compile("test-replies-.*"));
    }

    @Override
    public OptionalInt maxInFlightOfWorkspace() {
      return OptionalInt.of(32);
    }

    @Override
    public Optional<MemorySize> maxInFlightBytesOfWorkspace() {
      return Optional.empty();
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

  /// As in the local stack.
  private record LocalGrants() implements GrantSettings {
    @Override
    public boolean required() {
      return false;
    }

    @Override
    public Optional<String> issuer() {
      return Optional.empty();
    }

    @Override
    public Optional<URI> jwksUrl() {
      return Optional.empty();
    }
  }

  /// As in production.
  private record RequiredGrants() implements GrantSettings {
    @Override
    public boolean required() {
      return true;
    }

    @Override
    public Optional<String> issuer() {
      return Optional.of(SharedServers.issuer().issuerUrl().toString());
    }

    @Override
    public Optional<URI> jwksUrl() {
      return Optional.of(SharedServers.issuer().keysUrl());
    }
  }
}
