package dev.latchkey.audit.flow.ingest;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.function.BiFunction;

/// Tells what a record is, whatever stands in it. Nothing is thrown.
final class ReadRecord {

  private ReadRecord() {}

  static Reading of(String topic, Decoded record) {
    return switch (record) {
      case Decoded.Event(CloudEvent event) -> read(topic, event);
      case Decoded.Tombstone() -> new Reading.Unfit("the record has no value");
      case Decoded.Malformed(String reason) -> new Reading.Unfit(reason);
    };
  }

  private static Reading read(String topic, CloudEvent event) {
    if (belongs(EventType.ATTEMPT_OUTCOME, topic, event)) {
      return read(EventType.ATTEMPT_OUTCOME, event, EventFacts::of);
    }
    if (belongs(EventType.FALLBACK_EVENT, topic, event)) {
      return read(EventType.FALLBACK_EVENT, event, EventFacts::of);
    }
    if (belongs(EventType.CREDENTIAL_EVENT, topic, event)) {
      return read(EventType.CREDENTIAL_EVENT, event, EventFacts::of);
    }
    if (belongs(EventType.ADMIN_EVENT, topic, event)) {
      return read(EventType.ADMIN_EVENT, event, EventFacts::of);
    }
    return new Reading.Foreign();
  }

  private static boolean belongs(EventType<?> type, String topic, CloudEvent event) {
    return type.topic().name().equals(topic) && type.type().equals(event.type());
  }

  private static <T> Reading read(
      EventType<T> type, CloudEvent event, BiFunction<CloudEvent, T, Reading> facts) {
    return switch (type.read(event)) {
      case Parsed.Ok<T>(T data) -> facts.apply(event, data);
      case Parsed.Invalid<T>(String reason) -> new Reading.Unfit(reason);
    };
  }
}
