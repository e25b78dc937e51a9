package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.topic.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Events as records.
final class EventRecords {

  private EventRecords() {}

  /// @param key the record key; null for none
  static ProducerRecord<byte[], byte[]> of(Topic topic, @Nullable Content key, CloudEvent event) {
    return new ProducerRecord<>(
        topic.name(),
        null,
        key == null ? null : key.bytes(),
        event.data().bytes(),
        CloudEventCodec.headers(event));
  }
}
