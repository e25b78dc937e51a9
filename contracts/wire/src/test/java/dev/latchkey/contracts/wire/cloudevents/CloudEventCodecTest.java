package dev.latchkey.contracts.wire.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {

  private static final CloudEvent EVENT =
      new CloudEvent(
          "1",
          "/agents/support",
          "dev.latchkey.test.v1",
          "Größe",
          Instant.parse("2026-11-21T10:15:30.5Z"),
          CloudEvent.JSON,
          Map.of("workspaceid", "acme", "api", "messages"),
          new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1"),
          Content.of("{}".getBytes(StandardCharsets.UTF_8)));

  @Test
  void writesOneHeaderForEachAttributeInAFixedOrder() {
    // When
    Headers headers = CloudEventCodec.headers(EVENT);

    // Then
    assertThat(StreamSupport.stream(headers.spliterator(), false))
        .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8))
        .containsExactly(
            "ce_specversion: 1.0",
            "ce_id: 1",
            "ce_source: /agents/support",
            "ce_type: dev.latchkey.test.v1",
            "ce_subject: Größe",
            "ce_time: 2026-11-21T10:15:30.500Z",
            "content-type: application/json",
            "ce_api: messages",
            "ce_workspaceid: acme",
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "tracestate: a=1");
  }

  @Test
  void readsWhatItWrote() {
    CloudEvents events = new CloudEvents(new Random(20261121));

    for (int i = 0; i < 2_000; i++) {
      CloudEvent event = events.next();
      assertThat(CloudEventCodec.decode(CloudEventCodec.headers(event), event.data().bytes()))
          .isEqualTo(new Decoded.Event(event));
    }
  }

  @Test
  void handsTheValueOnWithoutCopyingIt() {
    // Given
    byte[] value = {1, 2, 3};

    // When
    Decoded decoded = CloudEventCodec.decode(CloudEventCodec.headers(EVENT), value);

    // Then
    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Event.class, event -> assertThat(event.event().data().bytes()).isSameAs(value));
  }

  @Test
  void leavesForeignHeadersAlone() {
    // Given
    Headers headers = CloudEventCodec.headers(EVENT);
    headers.add("REPLY_TOPIC", new byte[] {(byte) 0xff});
    headers.add("kafka_correlationId", null);
    headers.add("CE_ID", "2".getBytes(StandardCharsets.UTF_8));
    headers.add("Content-Type", "text/plain".getBytes(StandardCharsets.UTF_8));
    headers.add("baggage", new byte[1_000_000]);

    // When
    Decoded decoded = CloudEventCodec.decode(headers, EVENT.data().bytes());

    // Then
    assertThat(decoded).isEqualTo(new Decoded.Event(EVENT));
  }

  @Test
  void dropsTheDataSchemaThatOthersSet() {
    // Given
    Headers headers = CloudEventCodec.headers(EVENT);
    headers.add("ce_dataschema", "urn:x".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(CloudEventCodec.decode(headers, EVENT.data().bytes()))
        .isEqualTo(new Decoded.Event(EVENT));
  }

  @Test
  void takesARecordWithoutValueAndIdForATombstone() {
    assertThat(CloudEventCodec.decode(new RecordHeaders(), null))
        .isEqualTo(new Decoded.Tombstone());
  }

  @Test
  void takesAttributesWithoutValueForAnEventWithoutData() {
    assertThat(CloudEventCodec.decode(CloudEventCodec.headers(EVENT), null))
        .isInstanceOfSatisfying(
            Decoded.Event.class, event -> assertThat(event.event().data().size()).isZero());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:15:30Z, 2026-11-21T10:15:30Z",
    "2026-11-21t10:15:30z, 2026-11-21T10:15:30Z",
    "2026-11-21T10:15:30.123456789Z, 2026-11-21T10:15:30.123456789Z",
    "2026-11-21T10:15:30+05:30, 2026-11-21T04:45:30Z"
  })
  void readsTimesOfAnyOffset(String text, Instant time) {
    assertThat(CloudEventCodec.decode(timed(text), new byte[0]))
        .isInstanceOfSatisfying(
            Decoded.Event.class, event -> assertThat(event.event().time()).isEqualTo(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1700000000",
        "2026-11-21",
        "2026-11-21T10:15:30",
        "2026-02-30T00:00:00Z",
        "+999999999-12-31T23:59:59Z"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(CloudEventCodec.decode(timed(text), new byte[0]))
        .isEqualTo(new Decoded.Malformed("header ce_time is not an RFC 3339 time"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "time", "specversion", "dataschema", "workspaceId", "a_b", "a-b", ""})
  void keepsExtensionsFromTakingTheNamesOfOthers(String name) {
    assertThatThrownBy(() -> EVENT.withExtension(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addsAndReplacesExtensions() {
    assertThat(EVENT.withExtension("api", "converse").withExtension("new", "1").extensions())
        .isEqualTo(Map.of("workspaceid", "acme", "api", "converse", "new", "1"));
  }

  private static Headers timed(String text) {
    Headers headers = CloudEventCodec.headers(EVENT);
    headers.remove("ce_time");
    return headers.add("ce_time", text.getBytes(StandardCharsets.UTF_8));
  }
}
