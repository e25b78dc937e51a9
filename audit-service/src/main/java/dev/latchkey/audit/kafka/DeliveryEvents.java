package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// Publishes on the topic of delivery events.
@ApplicationScoped
public class DeliveryEvents {

  private final MutinyEmitter<byte[]> emitter;

  @Inject
  public DeliveryEvents(@Channel("delivery") MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /// Completes when the brokers have it.
  public Uni<Void> publish(String key, CloudEvent event) {
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(key)
            .withHeaders(CloudEventCodec.headers(event))
            .build();
    return emitter.sendMessage(Message.of(event.data().bytes(), Metadata.of(metadata)));
  }
}
