package dev.latchkey.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.LogCheck;
import dev.latchkey.audit.fixture.TenantEvents;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@RunningAuditService
class IngestionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Publisher publisher = new Publisher();
  private final TenantEvents events = TenantEvents.ofNewTenant();
  private final LoggedEvents logged = new LoggedEvents(events.org().value());

  @AfterEach
  void closePublisher() {
    publisher.close();
  }

  @Test
  void logsEveryKindOfEventWithItsBytesAndItsColumns() {
    // When
    String key = events.workspace().value();
    CloudEvent intent = events.intent("fallback-" + key, null);
    publisher.publish(Topics.OUTCOMES, key, events.outcome());
    publisher.publish(Topics.CREDENTIAL_EVENTS, key, events.activated());
    publisher.publish(Topics.FALLBACK_EVENTS, key, intent);
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.served("fallback-" + key));
    publisher.publish(Topics.ADMIN_EVENTS, events.org().value(), events.policyEnforced());

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(5));
    logged.assertWhole();
    assertThat(logged.rows())
        .extracting(row -> row.get("event"), row -> row.get("kind"), row -> row.get("workspace"))
        .containsExactlyInAnyOrder(
            tuple("attempt", "batch", key),
            tuple("activated", "event", key),
            tuple("intent", "event", key),
            tuple("served", "event", key),
            tuple("policy-enforced", "event", ""));
    assertThat(row("intent"))
        .containsAllEntriesOf(
            Map.ofEntries(
                Map.entry("event_id", intent.id()),
                Map.entry("raw", intent.data().bytes()),
                Map.entry("decision", "intent"),
                Map.entry("error_code", "THROTTLED"),
                Map.entry("request_id", "request-1"),
                Map.entry("user_id", "alice"),
                Map.entry("conversation", "talk-1")));
    assertThat(row("served")).containsEntry("payer", "platform").containsEntry("tokens_output", 2L);
    assertThat(row("attempt")).containsEntry("payer", "customer").containsEntry("error_code", null);
    assertThat(row("policy-enforced")).containsEntry("actor", "bob");
  }

  @Test
  void logsOutcomesOfAWorkspaceThatComeTogetherUnderOneLeaf() {
    // When
    List<String> published = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      CloudEvent outcome = events.outcome();
      published.add(outcome.id());
      publisher.publish(Topics.OUTCOMES, events.workspace().value(), outcome);
    }

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(200));
    assertThat(logged.ids()).containsExactlyElementsOf(published);
    assertThat(logged.rows()).allSatisfy(row -> assertThat(row.get("kind")).isEqualTo("batch"));
    logged.assertWhole();
  }

  static Stream<Arguments> hostileRecords() {
    byte[] garbage = "garbage".getBytes(UTF_8);
    TenantEvents events = TenantEvents.ofNewTenant();
    CloudEvent good = events.activated();
    byte[] data = good.data().bytes();
    Topic topic = Topics.CREDENTIAL_EVENTS;
    return Stream.of(
        Arguments.of(topic, new RecordHeaders(), null, "no value"),
        Arguments.of(topic, new RecordHeaders(), garbage, "ce_specversion"),
        Arguments.of(topic, headers(good), garbage, "not JSON"),
        Arguments.of(topic, headers(good), null, "does not fit"),
        Arguments.of(topic, headers(good), "{}".getBytes(UTF_8), "does not fit"),
        Arguments.of(topic, headers(good), "null".getBytes(UTF_8), "null"),
        Arguments.of(topic, headers(good).add("ce_id", "2".getBytes(UTF_8)), data, "there twice"),
        Arguments.of(
            topic, with(good, "ce_type", EventType.ADMIN_EVENT.type()), data, "do not belong"),
        Arguments.of(topic, with(good, "ce_type", "planted"), data, "do not belong"),
        Arguments.of(topic, with(good, "ce_orgid", "another-org"), data, "ce_orgid"),
        Arguments.of(topic, without(good, "ce_orgid"), data, "ce_orgid"),
        Arguments.of(
            Topics.ADMIN_EVENTS,
            with(events.policyEnforced(), "ce_orgid", "another-org"),
            events.policyEnforced().data().bytes(),
            "ce_orgid"),
        Arguments.of(
            Topics.OUTCOMES, with(events.outcome(), "ce_orgid", "x"), garbage, "not JSON"));
  }

  @ParameterizedTest
  @MethodSource("hostileRecords")
  void keepsWhatIsNoEventAsItCameAndSaysWhy(
      Topic topic, Headers headers, byte @Nullable [] value, String reason) {
    // Given
    String mark = "mark-" + UUID.randomUUID();
    headers.add("x-mark", mark.getBytes(UTF_8));
    long before = quarantined();

    // When
    publisher.publish(topic, headers, value);
    publisher.publish(topic, wholesome(topic));

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(1));
    assertThat(quarantined()).isEqualTo(before + 1);
    Map<String, @Nullable Object> row =
        AuditDatabase.rows(
                """
                select event.*, leaf.leaf from event join leaf using (log_id, leaf_index)
                where leaf.kind = 'quarantined' and event.topic = ?
                order by stored_at desc, kafka_offset desc
                """,
                topic.name())
            .getFirst();
    assertThat((String) Objects.requireNonNull(row.get("leaf"))).contains(reason);
    assertThat(row.get("raw")).isEqualTo(value == null ? new byte[0] : value);
    assertThat(row.get("org")).isNull();
    LogCheck.assertWhole((Integer) Objects.requireNonNull(row.get("log_id")));
  }

  @Test
  void tellsOfARecordThatIsNoEvent() {
    // When
    String planted = "planted-" + UUID.randomUUID();
    publisher.publish(Topics.CREDENTIAL_EVENTS, new RecordHeaders(), planted.getBytes(UTF_8));

    // Then
    try (DeliveredEvents delivered = new DeliveredEvents()) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  delivered
                      .soFar()
                      .anyMatch(
                          each ->
                              each instanceof DeliveryEvent.RecordQuarantined told
                                  && told.origin().startsWith("audit.test/byok.credential")));
    }
  }

  private CloudEvent wholesome(Topic topic) {
    if (topic.equals(Topics.OUTCOMES)) {
      return events.outcome();
    }
    return topic.equals(Topics.ADMIN_EVENTS) ? events.policyEnforced() : events.activated();
  }

  private Map<String, @Nullable Object> row(String event) {
    return logged.rows().stream()
        .filter(row -> event.equals(row.get("event")))
        .findFirst()
        .orElseThrow();
  }

  private static long quarantined() {
    return AuditDatabase.number("select count(*) from leaf where kind = 'quarantined'");
  }

  private static Headers headers(CloudEvent event) {
    return CloudEventCodec.headers(event);
  }

  private static Headers with(CloudEvent event, String name, String value) {
    return without(event, name).add(name, value.getBytes(UTF_8));
  }

  private static Headers without(CloudEvent event, String name) {
    return headers(event).remove(name);
  }
}
