package dev.latchkey.contracts.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.chassis.intake.IntakeReport.TopicIntake;
import dev.latchkey.contracts.chassis.intake.IntakeReport.UnreadableRecord;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {

  private static final String TOPIC = Topics.ADMIN_EVENTS.name();
  private static final String TYPE = EventType.ADMIN_EVENT.type();
  private static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");
  private static final CloudEvent EVENT =
      EventType.ADMIN_EVENT.event(
          "1",
          "/credential-service",
          "ws-1",
          SINCE,
          new OrgId("acme"),
          null,
          new AdminEvent.AccessKeySaved(
              "somebody",
              new WorkspaceId("ws-1"),
              new OrgId("acme"),
              new CredentialId("cred-1"),
              1,
              new AwsAccountId("123456789012"),
              new Region("eu-central-1"),
              "AKIA…1234"));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Intake intake =
      new Intake(
          "events", List.of(EventType.ADMIN_EVENT, EventType.CREDENTIAL_EVENT), meters, SINCE);

  static Stream<Arguments> unreadableRecords() {
    return Stream.of(
        argumentSet("tombstone", headers(), null, "the record has no value"),
        argumentSet("no headers", headers(), bytes("{}"), "header ce_specversion is not 1.0"),
        argumentSet(
            "another version",
            replaced("ce_specversion", "0.3"),
            data(),
            "header ce_specversion is not 1.0"),
        argumentSet("no id", without("ce_id"), data(), "header ce_id is missing"),
        argumentSet("a header twice", with("ce_id", "2"), data(), "header ce_id is there twice"),
        argumentSet(
            "a time that is none",
            replaced("ce_time", "planted"),
            data(),
            "header ce_time is not an RFC 3339 time"),
        argumentSet(
            "not UTF-8",
            without("ce_subject").add("ce_subject", new byte[] {(byte) 0xff}),
            data(),
            "header ce_subject is not UTF-8"),
        argumentSet(
            "a header without a value",
            without("ce_subject").add("ce_subject", null),
            data(),
            "header ce_subject has no value"),
        argumentSet("no JSON", event(), bytes("planted"), "the data is not JSON"),
        argumentSet("no data", event(), null, "the JSON does not fit"),
        argumentSet(
            "data of another type", event(), bytes("{\"planted\":1}"), "the JSON does not fit"));
  }

  @Test
  void countsAnEventByItsType() {
    // When
    intake.count(poll(List.of(message(event(), data()), message(event(), data()))));

    // Then
    assertThat(admin().events()).isEqualTo(Map.of(TYPE, 2L, "unknown", 0L));
    assertThat(admin().unreadable()).isZero();
  }

  @ParameterizedTest
  @MethodSource("unreadableRecords")
  void countsWhatNobodyCanReadAndGoesOn(Headers headers, byte @Nullable [] value, String reason) {
    // When
    intake.count(poll(List.of(message(headers, value), message(event(), data()))));

    // Then
    assertThat(admin().events()).isEqualTo(Map.of(TYPE, 1L, "unknown", 0L));
    assertThat(admin().unreadable()).isEqualTo(1);
    assertThat(admin().lastUnreadable())
        .extracting(UnreadableRecord::partition, UnreadableRecord::offset)
        .containsExactly(3, 0L);
    assertThat(admin().lastUnreadable())
        .extracting(UnreadableRecord::reason, as(STRING))
        .startsWith(reason)
        .doesNotContain("planted");
  }

  @Test
  void keepsItsLabelsBoundedWhateverTypesArrive() {
    // Given
    List<String> before = labels();

    // When
    intake.count(
        poll(
            Stream.generate(
                    () -> message(replaced("ce_type", UUID.randomUUID().toString()), data()))
                .limit(50)
                .toList()));

    // Then
    assertThat(admin().events()).isEqualTo(Map.of(TYPE, 0L, "unknown", 50L));
    assertThat(labels()).isEqualTo(before);
  }

  @Test
  void takesATypeOnAnotherTopicForUnknown() {
    // When
    intake.count(
        poll(List.of(message(replaced("ce_type", EventType.CREDENTIAL_EVENT.type()), data()))));

    // Then
    assertThat(admin().events()).containsEntry("unknown", 1L);
  }

  @Test
  void refusesATopicThatItWasNotToldAbout() {
    // Given
    var strange =
        new ConsumerRecords<byte[], byte[]>(
            Map.of(
                new TopicPartition("strange", 0),
                List.of(new ConsumerRecord<>("strange", 0, 0, null, data()))),
            Map.of());

    // Then
    assertThatThrownBy(() -> intake.count(strange)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reportsEveryTopicWithItsLag() {
    // When
    IntakeReport report = intake.report().withLag(Map.of(TOPIC, Map.of(0, 7L)));

    // Then
    assertThat(report.since()).isEqualTo(SINCE);
    assertThat(report.topics())
        .extracting(TopicIntake::topic, topic -> Optional.ofNullable(topic.lag()))
        .containsExactly(
            tuple(TOPIC, Optional.of(Map.of(0, 7L))),
            tuple(Topics.CREDENTIAL_EVENTS.name(), Optional.empty()));
  }

  private TopicIntake admin() {
    return intake.report().topics().getFirst();
  }

  private List<String> labels() {
    return meters.getMeters().stream().map(Meter::getId).map(Object::toString).sorted().toList();
  }

  private static byte[] data() {
    return EVENT.data().bytes();
  }

  private static Headers event() {
    return CloudEventCodec.headers(EVENT);
  }

  private static Headers headers() {
    return new RecordHeaders();
  }

  private static Headers with(String name, String value) {
    return event().add(name, bytes(value));
  }

  private static Headers without(String name) {
    return event().remove(name);
  }

  private static Headers replaced(String name, String value) {
    return without(name).add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> message(Headers headers, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        TOPIC, 3, 0, 0, TimestampType.CREATE_TIME, 0, 0, null, value, headers, Optional.empty());
  }

  private static ConsumerRecords<byte[], byte[]> poll(
      List<ConsumerRecord<byte[], byte[]>> messages) {
    return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 3), messages), Map.of());
  }
}
