package dev.latchkey.routing.flow.stream;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.kafka.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the pieces of an answer go.
///
/// @param to the topic that the request names; null for the topic of deltas
/// @param refused why not to the topic that the request names; null when nothing was refused
public record DeltaRoute(@Nullable ReplyAddress to, @Nullable ReplyRefusal refused) {

  /// The event on its way. Everything of one request has one key, so that its order stays.
  public Outgoing outgoing(RequestKey request, CloudEvent event) {
    Content key = Content.of(request.id().getBytes(StandardCharsets.UTF_8));
    return to == null
        ? Outgoing.to(Topics.DELTAS, key, event)
        : new Outgoing(to.topic(), to.partition(), key, event, List.of());
  }
}
