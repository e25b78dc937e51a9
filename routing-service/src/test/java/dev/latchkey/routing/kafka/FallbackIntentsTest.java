package dev.latchkey.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.FallbackDecision;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.decision.WarnState;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestPlatform;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit log must have the intent before there is a grant (INV-3). The broker is the test's
/// own, because it is stopped and made to refuse.
class FallbackIntentsTest {

  private static final String MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final PlatformRoute ROUTE = TestPlatform.route("eu-central-1", MODEL);
  private static final TraceContext TRACE =
      new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);

  private static final IntentResult REFUSED = new IntentResult.NotAcknowledged();

  @TempDir static Path folder;

  private static EmbeddedKafka broker;
  private static TestKafka kafka;

  @BeforeAll
  static void start() {
    broker = EmbeddedKafka.start(folder, /* preferredPort= */ 0);
    TopicProvisioner.createMissing(broker.bootstrapServers());
    kafka = new TestKafka(broker.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private FallbackIntents intents;

  @BeforeEach
  void open() {
    intents = intents(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    intents.close();
  }

  @Test
  void givesAGrantForAnIntentThatIsOnTheTopic() {
    // Given
    FallbackEvent.Intent intent = intent(ROUTE);

    // When
    IntentResult result = intents.publish(intent, permitted(ROUTE), TRACE);

    // Then
    String fallback = intent.subject().fallbackId();
    assertThat(result)
        .isEqualTo(new IntentResult.Acknowledged(new PlatformGrant.DurableIntent(fallback, ROUTE)));
    Seen seen = kafka.fallbacks().first(each -> each.event().id().equals(fallback + "-intent"));
    assertThat(seen.key()).isEqualTo("ws-1");
    assertThat(seen.header(EventType.ORG)).isEqualTo("org-1");
    assertThat(seen.event().trace()).isEqualTo(TRACE);
    assertThat(EventType.FALLBACK_EVENT.read(seen.event()).orThrow()).isEqualTo(intent);
  }

  @Test
  void givesNoGrantWhileTheBrokerIsAway() {
    // Given
    intents.publish(intent(ROUTE), permitted(ROUTE), null);
    broker.stop();
    try (FallbackIntents impatient = intents(Duration.ofMillis(500))) {
      long begin = System.nanoTime();

      // When
      IntentResult cold = impatient.publish(intent(ROUTE), permitted(ROUTE), null);

      // Then
      assertThat(cold).isEqualTo(REFUSED);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    } finally {
      broker.start();
    }
  }

  @Test
  void givesNoGrantWhenTheBrokerGoesAwayUnderIt() {
    // Given
    try (FallbackIntents impatient = intents(Duration.ofSeconds(3))) {
      warmUp(impatient);
      broker.stop();
      FallbackEvent.Intent intent = intent(ROUTE);

      // When
      IntentResult result = impatient.publish(intent, permitted(ROUTE), null);

      // Then
      assertThat(result).isEqualTo(REFUSED);
    } finally {
      broker.start();
    }
  }

  @Test
  void givesNoGrantForAnIntentThatTheBrokerRefuses() throws Exception {
    // Given
    try (FallbackIntents impatient = intents(Duration.ofSeconds(3))) {
      warmUp(impatient);
      String before = largestRecord("64");

      // Then
      try {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> impatient.publish(intent(ROUTE), permitted(ROUTE), null), REFUSED::equals);
      } finally {
        largestRecord(before);
      }
    }
  }

  @Test
  void givesNoGrantAfterTheEndOfTheService() {
    // Given
    intents.close();

    // Then
    assertThat(intents.publish(intent(ROUTE), permitted(ROUTE), null)).isEqualTo(REFUSED);
  }

  @Test
  void publishesNoIntentThatTellsOfAnotherCallThanTheDecision() {
    for (PlatformRoute other :
        List.of(
            TestPlatform.route("us-east-1", MODEL),
            TestPlatform.route("eu-central-1", "cohere.embed-v4:0"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> intents.publish(intent(ROUTE), permitted(other), null));
    }
  }

  private static FallbackIntents intents(Duration patience) {
    return new FallbackIntents(
        new KafkaConnection(Map.of("bootstrap.servers", broker.bootstrapServers())),
        patience,
        InstantSource.system());
  }

  /// A producer that knows its topic, and may hence only fail at what follows.
  private static void warmUp(FallbackIntents intents) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> intents.publish(intent(ROUTE), permitted(ROUTE), null),
            IntentResult.Acknowledged.class::isInstance);
  }

  /// Changes the bytes of the largest record that the broker takes, and returns what they were.
  private static String largestRecord(String bytes) throws Exception {
    String setting = "max.message.bytes";
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, Topics.FALLBACK_EVENTS.name());
    Collection<AlterConfigOp> change =
        List.of(new AlterConfigOp(new ConfigEntry(setting, bytes), AlterConfigOp.OpType.SET));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      String before =
          Objects.requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic))
              .get(setting)
              .value();
      admin.incrementalAlterConfigs(Map.of(topic, change)).all().get();
      return before;
    }
  }

  private static FallbackDecision.Permitted permitted(PlatformRoute route) {
    return new FallbackDecision.Permitted(route, WarnState.NOT_ASKED, List.of());
  }

  private static FallbackEvent.Intent intent(PlatformRoute route) {
    return new FallbackEvent.Intent(
        new FallbackEvent.Subject(
            UUID.randomUUID().toString(),
            new WorkspaceId("ws-1"),
            new OrgId("org-1"),
            "agent",
            "request-1",
            null,
            null,
            null),
        new FallbackEvent.Grounds(
            FallbackPolicy.ALLOW,
            1,
            1,
            ErrorCode.THROTTLED,
            null,
            Access.READ,
            false,
            new Region(route.region().name()),
            route.model().text(),
            List.of()),
        new AwsAccountId("999999999999"),
        route.model().text(),
        new BigDecimal("0.01"),
        Instant.EPOCH);
  }
}
