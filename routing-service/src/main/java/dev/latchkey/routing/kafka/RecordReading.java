package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.inference.ReplyReading;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.RecordPlace;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Reads records of the requests topic. Nothing that a sender can put into a record makes it throw.
final class RecordReading {

  /// Workspace and conversation fit many times; an answer repeats the key.
  static final int MAX_KEY_BYTES = 4 * 1024;

  private final InstantSource clock;
  private final Pattern replyTopics;

  /// @param replyTopics the names of topics that answers may be sent to
  RecordReading(InstantSource clock, Pattern replyTopics) {
    this.clock = clock;
    this.replyTopics = replyTopics;
  }

  Arrival read(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    if (key != null && key.length > MAX_KEY_BYTES) {
      return unreadable(record, "the record key has more than " + MAX_KEY_BYTES + " bytes");
    }
    return switch (CloudEventCodec.decode(record.headers(), record.value())) {
      case Decoded.Event(CloudEvent event) -> read(record, event);
      case Decoded.Tombstone() -> unreadable(record, "the record has no headers and no value");
      case Decoded.Malformed(String reason) -> unreadable(record, reason);
    };
  }

  private Arrival read(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
    return switch (RequestReading.read(event, acceptedAt(record))) {
      case RequestReading.Accepted(var request) ->
          new Arrival.Accepted(
              place(record), key(record), digest(record.value()), reply(record), request);
      case RequestReading.Refused(var request, var error) ->
          new Arrival.Refused(
              place(record),
              key(record),
              digest(record.value()),
              reply(record),
              request,
              event.trace(),
              error);
      case RequestReading.Unreadable(String reason) -> unreadable(record, reason);
    };
  }

  private ReplyRoute reply(ConsumerRecord<byte[], byte[]> record) {
    return switch (ReplyAddress.read(record.headers())) {
      case ReplyReading.None(var echoes) -> new ReplyRoute.None(echoes);
      case ReplyReading.Malformed(ReplyRefusal why, var echoes) ->
          new ReplyRoute.Refused(why, echoes);
      case ReplyReading.Address(ReplyAddress address) ->
          address.isAllowed(replyTopics)
              ? new ReplyRoute.To(address)
              : new ReplyRoute.Refused(ReplyRefusal.TOPIC_NOT_ALLOWED, address.echoes());
    };
  }

  private Arrival unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    byte @Nullable [] value = record.value();
    DeadRequest dead =
        new DeadRequest(
            record.topic(),
            record.partition(),
            record.offset(),
            reason,
            value == null ? -1 : value.length,
            digest(value).hex(),
            ReadableHeaders.of(record.headers()));
    return new Arrival.Unreadable(place(record), key(record), acceptedAt(record), dead);
  }

  /// The broker's time. A topic that lets senders write the time of their records cannot be trusted
  /// with deadlines; then the time of reading counts.
  private Instant acceptedAt(ConsumerRecord<byte[], byte[]> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME
        ? Instant.ofEpochMilli(record.timestamp())
        : clock.instant();
  }

  private static RecordPlace place(ConsumerRecord<?, ?> record) {
    return new RecordPlace(record.topic(), record.partition(), record.offset());
  }

  private static @Nullable Content key(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    return key == null || key.length > MAX_KEY_BYTES ? null : Content.of(key);
  }

  private static BodyDigest digest(byte @Nullable [] value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = value == null ? sha256.digest() : sha256.digest(value);
      return new BodyDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
