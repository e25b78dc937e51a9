package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;

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
    return emitter.sendMessage(EventMessage.of(key, event));
  }
}
