package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.json.WireJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads what routing published. Routing publishes nothing that cannot be read.
final class EventReading {
  private EventReading() {}

  static CloudEvent event(ConsumerRecord<byte[], byte[]> seen) {
    if (CloudEventCodec.decode(seen.headers(), seen.value())
        instanceof Decoded.Event(CloudEvent event)) {
      return event;
    }
    throw new IllegalStateException("routing published what is no event");
  }

  static <T> T data(ConsumerRecord<byte[], byte[]> seen, Class<T> type) {
    return WireJson.read(event(seen).data().bytes(), type).orThrow();
  }
}
