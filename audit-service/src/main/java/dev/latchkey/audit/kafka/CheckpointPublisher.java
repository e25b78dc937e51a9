package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Publishes checkpoints.
@ApplicationScoped
public class CheckpointPublisher {

  private final MutinyEmitter<byte[]> channel;
  private final InstantSource clock;

  @Inject
  public CheckpointPublisher(
      @Channel("audit-checkpoints") MutinyEmitter<byte[]> channel, InstantSource clock) {
    this.channel = channel;
    this.clock = clock;
  }

  /// Publishes these, each under the key of its partition. Fails when the broker does not confirm
  /// all of them in time; they may have been published all the same.
  public Uni<Void> publish(List<CheckpointPublished> checkpoints) {
    return Uni.join()
        .all(checkpoints.stream().map(each -> channel.sendMessage(message(each))).toList())
        .andFailFast()
        .replaceWithVoid();
  }

  private Message<byte[]> message(CheckpointPublished checkpoint) {
    CloudEvent event =
        EventType.AUDIT_CHECKPOINT.event(
            checkpoint.origin() + "/" + checkpoint.size(),
            ServiceName.AUDIT_SERVICE.text(),
            checkpoint.origin(),
            clock.instant(),
            null,
            null,
            checkpoint);
    String key =
        PublishedCheckpoints.key(
            checkpoint.cluster(), checkpoint.topicId(), checkpoint.partition());
    return EventMessage.of(key, event);
  }
}
