package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.topic.Party;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@RunningAuditService
class IntakeTest {

  private static final Topic TOPIC = Topics.CREDENTIAL_EVENTS;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final Publisher publisher = new Publisher();
  private IntakeView before;

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.argumentSet(
            "outcomes", Topics.OUTCOMES, EventType.ATTEMPT_OUTCOME, SampleEvents.outcome()),
        Arguments.argumentSet(
            "fallback events",
            Topics.FALLBACK_EVENTS,
            EventType.FALLBACK_EVENT,
            SampleEvents.notExecuted()),
        Arguments.argumentSet(
            "credential events",
            Topics.CREDENTIAL_EVENTS,
            EventType.CREDENTIAL_EVENT,
            SampleEvents.activated()),
        Arguments.argumentSet(
            "admin events",
            Topics.ADMIN_EVENTS,
            EventType.ADMIN_EVENT,
            SampleEvents.accessKeySaved()));
  }

  @BeforeEach
  void lookAtTheCounts() {
    before = IntakeView.now();
  }

  @AfterEach
  void closePublisher() {
    publisher.close();
  }

  @ParameterizedTest
  @MethodSource("events")
  void countsAnEventByTopicAndType(Topic topic, EventType<?> type, CloudEvent event) {
    // When
    publisher.publish(topic, event);

    // Then
    awaitCounts(
        view -> {
          assertThat(view.events(topic, type.type()))
              .isEqualTo(before.events(topic, type.type()) + 1);
          assertThat(view.unreadable(topic)).isEqualTo(before.unreadable(topic));
        });
  }

  @Test
  void goesOnAfterRecordsThatNobodyCanRead() {
    // Given
    CloudEvent event = SampleEvents.activated();
    byte[] data = event.data().bytes();

    // When
    publisher.publish(TOPIC, new RecordHeaders(), null);
    publisher.publish(TOPIC, new RecordHeaders(), "garbage".getBytes(UTF_8));
    publisher.publish(TOPIC, CloudEventCodec.headers(event), null);
    publisher.publish(TOPIC, CloudEventCodec.headers(event), "garbage".getBytes(UTF_8));
    publisher.publish(
        TOPIC, CloudEventCodec.headers(event).add("ce_id", "2".getBytes(UTF_8)), data);
    publisher.publish(
        TOPIC, CloudEventCodec.headers(event).add("ce_broken", new byte[] {(byte) 0xff}), data);
    publisher.publish(TOPIC, SampleEvents.outcome());
    publisher.publish(TOPIC, event);

    // Then
    awaitCounts(
        view -> {
          assertThat(view.unreadable(TOPIC)).isEqualTo(before.unreadable(TOPIC) + 6);
          assertThat(view.events(TOPIC, "unknown")).isEqualTo(before.events(TOPIC, "unknown") + 1);
          assertThat(view.records(TOPIC)).isEqualTo(before.records(TOPIC) + 8);
          assertThat(view.lag(TOPIC)).isZero();
        });
  }

  @Test
  void keepsTheLabelsOfItsMetricsBounded() {
    // When
    for (int i = 0; i < 20; i++) {
      CloudEvent event = SampleEvents.activated();
      publisher.publish(
          TOPIC,
          CloudEventCodec.headers(event)
              .remove("ce_type")
              .add("ce_type", ("planted-" + UUID.randomUUID()).getBytes(UTF_8)),
          event.data().bytes());
    }

    // Then
    awaitCounts(
        view ->
            assertThat(view.events(TOPIC, "unknown"))
                .isEqualTo(before.events(TOPIC, "unknown") + 20));
    assertThat(given().get(management.resolve("/q/metrics")).asString())
        .contains(
            "latchkey_audit_events_total{topic=\"" + TOPIC + "\",type=\"unknown\"}",
            "latchkey_audit_events_unreadable_total{topic=\"" + TOPIC + "\"}")
        .doesNotContain("planted");
  }

  @Test
  void continuesTheTraceOfTheEvent() {
    // Given
    byte[] traceId = HexFormat.of().parseHex(UUID.randomUUID().toString().replace("-", ""));
    String parent = "00-" + HexFormat.of().formatHex(traceId) + "-00f067aa0ba902b7-01";

    // When
    publisher.publish(TOPIC, SampleEvents.activated().withTrace(new TraceContext(parent, null)));

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> SharedServers.traces().bodies().stream().anyMatch(b -> contains(b, traceId)));
  }

  @Test
  void readsExactlyTheTopicsOfTheContract() {
    assertThat(before.json().getList("topics.topic", String.class))
        .containsExactlyInAnyOrderElementsOf(contractTopics());
  }

  private static List<String> contractTopics() {
    return Topics.readBy(Party.AUDIT_SERVICE).stream()
        .filter(topic -> !topic.equals(Topics.AUDIT_CHECKPOINTS))
        .map(Topic::name)
        .toList();
  }

  private static void awaitCounts(Consumer<IntakeView> assertions) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertions.accept(IntakeView.now()));
  }

  private static boolean contains(byte[] body, byte[] part) {
    return IntStream.rangeClosed(0, body.length - part.length)
        .anyMatch(i -> Arrays.equals(body, i, i + part.length, part, 0, part.length));
  }
}
