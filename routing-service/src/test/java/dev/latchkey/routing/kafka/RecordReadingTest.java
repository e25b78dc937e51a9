package dev.latchkey.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordReadingTest {

  private static final Instant APPENDED = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant READ = APPENDED.plusSeconds(40);
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  private final RecordReading reading =
      new RecordReading(InstantSource.fixed(READ), Pattern.compile("replies-.*"));

  @Test
  void readsARequestWithItsPlaceAndDigest() {
    // When
    Arrival arrival = reading.read(record(headers(Map.of()), TimestampType.LOG_APPEND_TIME));

    // Then
    assertThat(arrival).isInstanceOf(Arrival.Accepted.class);
    Arrival.Accepted accepted = (Arrival.Accepted) arrival;
    assertThat(accepted.place().partition()).isEqualTo(3);
    assertThat(accepted.place().offset()).isEqualTo(17);
    assertThat(accepted.digest().hex())
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(accepted.inference().body().bytes()).isEqualTo(BODY);
    assertThat(accepted.request().id()).isEqualTo("id-1");
  }

  @Test
  void countsTheDeadlineFromTheBrokersTime() {
    // Given
    Headers headers = headers(Map.of(RequestHeaders.DEADLINE, "PT30S"));

    // When
    Arrival arrival = reading.read(record(headers, TimestampType.LOG_APPEND_TIME));

    // Then
    assertThat(((Arrival.Accepted) arrival).inference().deadline())
        .isEqualTo(APPENDED.plus(Duration.ofSeconds(30)));
  }

  @Test
  void doesNotTrustATimeThatTheSenderWrote() {
    // Given
    Headers headers = headers(Map.of(RequestHeaders.DEADLINE, "PT30S"));

    // When
    Arrival arrival = reading.read(record(headers, TimestampType.CREATE_TIME));

    // Then
    assertThat(((Arrival.Accepted) arrival).inference().deadline())
        .isEqualTo(READ.plus(Duration.ofSeconds(30)));
  }

  @Test
  void refusesWhereSomebodyCanBeTold() {
    // When
    Arrival arrival =
        reading.read(
            record(headers(Map.of(RequestHeaders.API, "x")), TimestampType.LOG_APPEND_TIME));

    // Then
    assertThat(((Arrival.Refused) arrival).error().code()).isEqualTo(ErrorCode.API_UNSUPPORTED);
  }

  @Test
  void throwsAtNothingThatASenderCanWrite() {
    // Given
    Random random = new Random(20261121);

    // When
    for (int i = 0; i < 2_000; i++) {
      RecordHeaders headers = new RecordHeaders(headers(Map.of()));
      byte[] name = new byte[1 + random.nextInt(8)];
      byte[] value = new byte[random.nextInt(64)];
      random.nextBytes(name);
      random.nextBytes(value);
      headers.add((random.nextBoolean() ? "ce_" : "") + new String(name, UTF_8), value);
      Arrival arrival = reading.read(record(headers, TimestampType.LOG_APPEND_TIME));

      // Then
      assertThat(arrival.place().offset()).isEqualTo(17);
    }
  }

  private static Headers headers(Map<String, String> changes) {
    Map<String, String> extensions = new HashMap<>();
    extensions.put(RequestHeaders.WORKSPACE, "ws-1");
    extensions.put(RequestHeaders.MODEL, "anthropic.claude-haiku-4-5-20251001-v1:0");
    extensions.put(RequestHeaders.API, "messages");
    extensions.putAll(changes);
    return CloudEventCodec.headers(
        new CloudEvent(
            "id-1",
            "agent",
            RequestHeaders.TYPE,
            null,
            APPENDED,
            CloudEvent.JSON,
            extensions,
            null,
            Content.of(BODY)));
  }

  private static ConsumerRecord<byte[], byte[]> record(Headers headers, TimestampType type) {
    return new ConsumerRecord<>(
        "requests",
        3,
        17,
        APPENDED.toEpochMilli(),
        type,
        0,
        0,
        "key".getBytes(UTF_8),
        BODY,
        headers,
        Optional.empty());
  }
}
