package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// Events as channels send them.
final class EventMessage {

  private EventMessage() {}

  /// The event in binary mode, under this key.
  static Message<byte[]> of(String key, CloudEvent event) {
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(key)
            .withHeaders(CloudEventCodec.headers(event))
            .build();
    return Message.of(event.data().bytes(), Metadata.of(metadata));
  }
}
