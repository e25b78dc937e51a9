package dev.latchkey.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithKafka;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.fixture.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@WithKafka
class ConfirmationsTableTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final String KEY = FallbackConfirmation.recordKey(WORKSPACE, "ann", "s-1");

  private Instant now = NOON;
  private final ConfirmationsView view = new ConfirmationsView(() -> now);

  @Test
  void knowsWhatWasPublishedBeforeItIsProvenCurrent() {
    // Given
    WorkspaceId workspace = new WorkspaceId("ws-" + UUID.randomUUID().toString().substring(0, 8));
    Instant confirmedAt = Instant.now();
    try (ConfirmationsTable table =
        new ConfirmationsTable(
            new KafkaConnection(
                Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers())),
            InstantSource.system())) {
      FallbackConfirmation confirmation =
          new FallbackConfirmation(workspace, new OrgId("org"), "ann", "s-1", 3, confirmedAt);

      // When
      TestKafka.shared()
          .publish(
              Topics.CONFIRMATIONS, confirmation.recordKey().getBytes(UTF_8), event(confirmation));
      boolean proven = table.awaitProof(Duration.ofSeconds(40));

      // Then
      assertThat(proven).isTrue();
      assertThat(table.confirmedAt(workspace, "ann", "s-1", 3)).contains(confirmedAt);
      assertThat(table.confirmedAt(workspace, "ann", "s-1", 2)).isEmpty();
      assertThat(table.confirmedAt(workspace, "ann", "s-2", 3)).isEmpty();
      assertThat(table.confirmedAt(workspace, "bob", "s-1", 3)).isEmpty();
    }
  }

  @Test
  void isNotUndoneByAnOlderOneThatComesLate() {
    // When
    view.apply(record(confirmation(2, NOON)));
    view.apply(record(confirmation(1, NOON.plusSeconds(9))));
    view.apply(record(confirmation(2, NOON.minusSeconds(9))));

    // Then
    assertThat(view.find(KEY)).contains(confirmation(2, NOON));
  }

  @Test
  void forgetsWhatIsTakenBack() {
    // Given
    view.apply(record(confirmation(1, NOON)));

    // When
    boolean readable = view.apply(record(KEY, new RecordHeaders(), null));

    // Then
    assertThat(readable).isTrue();
    assertThat(view.find(KEY)).isEmpty();
  }

  @Test
  void believesNothingWhileTheNewestRecordIsUnreadable() {
    // Given
    view.apply(record(confirmation(1, NOON)));

    // When
    boolean readable = view.apply(record(KEY, new RecordHeaders(), "{".getBytes(UTF_8)));

    // Then
    assertThat(readable).isFalse();
    assertThat(view.find(KEY)).isEmpty();
  }

  @Test
  void believesNoRecordThatSpeaksOfAnotherSessionThanItsKey() {
    // Given
    String other = FallbackConfirmation.recordKey(WORKSPACE, "ann", "s-2");
    ConsumerRecord<byte[], byte[]> forged = record(confirmation(1, NOON));

    // When
    boolean readable = view.apply(record(other, forged.headers(), forged.value()));

    // Then
    assertThat(readable).isFalse();
    assertThat(view.find(other)).isEmpty();
    assertThat(view.find(KEY)).isEmpty();
  }

  @Test
  void holdsNothingThatIsOlderThanADay() {
    // Given
    String old = FallbackConfirmation.recordKey(WORKSPACE, "old", "s-1");
    view.apply(record(confirmation(1, NOON)));

    // When
    now = NOON.plus(Duration.ofDays(1)).plusSeconds(1);
    view.apply(
        record(new FallbackConfirmation(WORKSPACE, new OrgId("org"), "old", "s-1", 1, NOON)));

    // Then
    assertThat(view.find(KEY)).isEmpty();
    assertThat(view.find(old)).isEmpty();
  }

  private static FallbackConfirmation confirmation(long policyRevision, Instant at) {
    return new FallbackConfirmation(WORKSPACE, new OrgId("org"), "ann", "s-1", policyRevision, at);
  }

  private static CloudEvent event(FallbackConfirmation confirmation) {
    return EventType.FALLBACK_CONFIRMATION.event(
        UUID.randomUUID().toString(),
        "credential-service",
        confirmation.workspace().value(),
        confirmation.confirmedAt(),
        confirmation.org(),
        null,
        confirmation);
  }

  private static ConsumerRecord<byte[], byte[]> record(FallbackConfirmation confirmation) {
    CloudEvent event = event(confirmation);
    return record(confirmation.recordKey(), CloudEventCodec.headers(event), event.data().bytes());
  }

  @SuppressWarnings("NullAway") // Values that are null are what one test is about.
  private static ConsumerRecord<byte[], byte[]> record(
      String key, Headers headers, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "confirmations",
        0,
        0,
        0,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key.getBytes(UTF_8),
        value,
        headers,
        Optional.empty());
  }
}
