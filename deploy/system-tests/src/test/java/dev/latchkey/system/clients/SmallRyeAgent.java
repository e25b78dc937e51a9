package dev.latchkey.system.clients;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.reply.KafkaRequestReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// An agent service in CDI that asks on a channel. CloudEvents are written by SmallRye's own
/// support for them.
@ApplicationScoped
class SmallRyeAgent {
  private final KafkaRequestReply<byte[], byte[]> inference;

  @Inject
  SmallRyeAgent(@Channel("inference") KafkaRequestReply<byte[], byte[]> inference) {
    this.inference = inference;
  }

  Uni<Message<byte[]>> ask(SampleRequest request) {
    return inference.request(
        Message.of(request.body())
            .addMetadata(
                OutgoingCloudEventMetadata.builder()
                    .withId(request.id())
                    .withExtension("workspaceid", request.workspace())
                    .withExtension("model", SampleRequest.MODEL)
                    .withExtension("api", "messages")
                    .withExtension("deadline", "PT1M")
                    .build())
            .addMetadata(OutgoingKafkaRecordMetadata.builder().withKey(request.key()).build()));
  }
}
