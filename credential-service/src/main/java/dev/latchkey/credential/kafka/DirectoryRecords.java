package dev.latchkey.credential.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.decision.Listing;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Reads records of the directory. Whatever stands in them, nothing is thrown.
final class DirectoryRecords {

  private DirectoryRecords() {}

  /// The notice, or why the record is none; the reason never repeats its content.
  static Parsed<DirectoryNotice> read(ConsumerRecord<String, byte[]> record) {
    Instant at = brokerTime(record);
    return WorkspaceId.parse(record.key()).flatMap(workspace -> read(workspace, record, at));
  }

  private static Parsed<DirectoryNotice> read(
      WorkspaceId workspace, ConsumerRecord<String, byte[]> record, @Nullable Instant at) {
    byte @Nullable [] value = record.value();
    if (value == null) {
      // Whatever its headers say, compaction removes the key.
      return new Parsed.Ok<>(new DirectoryNotice.Withdrawn(workspace, at));
    }
    return switch (CloudEventCodec.decode(record.headers(), value)) {
      case Decoded.Malformed(String reason) -> new Parsed.Invalid<>(reason);
      case Decoded.Tombstone() -> new Parsed.Ok<>(new DirectoryNotice.Withdrawn(workspace, at));
      case Decoded.Event(CloudEvent event) -> listed(workspace, event, at);
    };
  }

  private static Parsed<DirectoryNotice> listed(
      WorkspaceId key, CloudEvent event, @Nullable Instant at) {
    return EventType.DIRECTORY_ENTRY
        .read(event)
        .flatMap(
            entry ->
                entry.workspace().equals(key)
                    ? new Parsed.Ok<>(new DirectoryNotice.Listed(listing(entry), at))
                    : new Parsed.Invalid<>("the record's key is not its workspaceid"));
  }

  private static Listing listing(DirectoryEntry entry) {
    return new Listing(
        entry.workspace(), entry.org(), entry.plan(), entry.environment(), entry.region());
  }

  /// Only the broker's own clock orders records; a producer's may run backwards.
  private static @Nullable Instant brokerTime(ConsumerRecord<String, byte[]> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME
        ? Instant.ofEpochMilli(record.timestamp())
        : null;
  }
}
