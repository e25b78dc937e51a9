package dev.latchkey.credential.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.decision.Listing;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryRecordsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final DirectoryEntry ENTRY =
      new DirectoryEntry(
          WORKSPACE,
          new OrgId("org-1"),
          Plan.SCALE,
          Environment.PRODUCTION,
          new Region("eu-central-1"));
  private static final CloudEvent EVENT =
      EventType.DIRECTORY_ENTRY.event("1", "/host", "ws-1", NOON, ENTRY.org(), null, ENTRY);
  private static final Headers HEADERS = CloudEventCodec.headers(EVENT);
  private static final byte[] DATA = EVENT.data().bytes();

  static Stream<Arguments> unreadable() {
    return Stream.of(
        argumentSet("no key", null, HEADERS, DATA),
        argumentSet("a key that is no id", "../etc", HEADERS, DATA),
        argumentSet("another's key", "ws-2", HEADERS, DATA),
        argumentSet("no headers", "ws-1", new RecordHeaders(), DATA),
        argumentSet("another type", "ws-1", headers("ce_type", "x"), DATA),
        argumentSet("a header twice", "ws-1", with("ce_id", "2"), DATA),
        argumentSet("no JSON", "ws-1", HEADERS, bytes("garbage")),
        argumentSet("JSON of something else", "ws-1", HEADERS, bytes("{\"a\":1}")),
        argumentSet("a plan of nobody", "ws-1", HEADERS, replaced("scale", "gold")),
        argumentSet("a region of nobody", "ws-1", HEADERS, replaced("eu-central-1", "moon-1")),
        argumentSet("an id that is none", "ws-1", HEADERS, replaced("ws-1", "ws 1")),
        argumentSet("a million brackets", "ws-1", HEADERS, bytes("[".repeat(1_000_000))));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhatIsWrongAndThrowsNothing(
      @Nullable String key, Headers headers, byte @Nullable [] value) {
    assertThat(read(key, headers, value, TimestampType.LOG_APPEND_TIME))
        .isInstanceOf(Parsed.Invalid.class);
  }

  @Test
  void readsAListing() {
    assertThat(read("ws-1", HEADERS, DATA, TimestampType.LOG_APPEND_TIME))
        .isEqualTo(new Parsed.Ok<>(new DirectoryNotice.Listed(listing(), NOON)));
  }

  @Test
  void readsFieldsOfLaterVersions() {
    assertThat(read("ws-1", HEADERS, replaced("{", "{\"later\":1,"), TimestampType.LOG_APPEND_TIME))
        .isEqualTo(new Parsed.Ok<>(new DirectoryNotice.Listed(listing(), NOON)));
  }

  @Test
  void readsATombstoneThatCarriesHeaders() {
    assertThat(read("ws-1", HEADERS, null, TimestampType.LOG_APPEND_TIME))
        .isEqualTo(new Parsed.Ok<>(new DirectoryNotice.Withdrawn(WORKSPACE, NOON)));
  }

  @Test
  void readsATombstone() {
    assertThat(read("ws-1", new RecordHeaders(), null, TimestampType.LOG_APPEND_TIME))
        .isEqualTo(new Parsed.Ok<>(new DirectoryNotice.Withdrawn(WORKSPACE, NOON)));
  }

  @Test
  void doesNotTrustTheClockOfAProducer() {
    assertThat(read("ws-1", HEADERS, DATA, TimestampType.CREATE_TIME))
        .isEqualTo(new Parsed.Ok<>(new DirectoryNotice.Listed(listing(), null)));
  }

  private static Parsed<DirectoryNotice> read(
      @Nullable String key, Headers headers, byte @Nullable [] value, TimestampType type) {
    return DirectoryRecords.read(
        new ConsumerRecord<>(
            "directory",
            0,
            0,
            NOON.toEpochMilli(),
            type,
            0,
            0,
            key,
            value,
            headers,
            Optional.empty()));
  }

  private static Listing listing() {
    return new Listing(
        ENTRY.workspace(), ENTRY.org(), ENTRY.plan(), ENTRY.environment(), ENTRY.region());
  }

  private static Headers headers(String name, String value) {
    return CloudEventCodec.headers(EVENT).remove(name).add(name, bytes(value));
  }

  private static Headers with(String name, String value) {
    return CloudEventCodec.headers(EVENT).add(name, bytes(value));
  }

  private static byte[] replaced(String part, String by) {
    return bytes(new String(DATA, UTF_8).replace(part, by));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
