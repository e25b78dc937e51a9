package dev.latchkey.contracts.chassis.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Tells what a record is, without ever throwing: a record that nobody can read must not stop its
/// partition.
final class RecordReader {

  private final Map<String, Map<String, EventType<?>>> typesByTopic;

  RecordReader(Collection<EventType<?>> expected) {
    this.typesByTopic =
        expected.stream()
            .collect(
                groupingBy(
                    type -> type.topic().name(), toMap(EventType::type, Function.identity())));
  }

  /// The topics that have types.
  Set<String> topics() {
    return typesByTopic.keySet();
  }

  /// The types expected on a topic.
  Set<String> typesOn(String topic) {
    return typesByTopic.getOrDefault(topic, Map.of()).keySet();
  }

  RecordReading read(ConsumerRecord<?, byte[]> message) {
    return switch (CloudEventCodec.decode(message.headers(), message.value())) {
      case Decoded.Event(CloudEvent event) -> readEvent(message.topic(), event);
      case Decoded.Tombstone() -> new RecordReading.Unreadable("the record has no value");
      case Decoded.Malformed(String reason) -> new RecordReading.Unreadable(reason);
    };
  }

  private RecordReading readEvent(String topic, CloudEvent event) {
    EventType<?> type = typesByTopic.getOrDefault(topic, Map.of()).get(event.type());
    if (type == null) {
      return new RecordReading.Unknown();
    }
    return switch (type.read(event)) {
      case Parsed.Ok<?> ok -> new RecordReading.Known(type.type());
      case Parsed.Invalid<?>(String reason) -> new RecordReading.Unreadable(reason);
    };
  }
}
