package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.topic.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event with where it goes.
///
/// @param topic the name of the topic
/// @param partition null for the key's own
/// @param key the record key; null for none
/// @param echoes headers of the request that are repeated byte for byte
public record Outgoing(
    String topic,
    @Nullable Integer partition,
    @Nullable Content key,
    CloudEvent event,
    List<ReplyAddress.Echo> echoes) {

  public Outgoing {
    echoes = List.copyOf(echoes);
  }

  /// An event for one of Latchkey's own topics.
  public static Outgoing to(Topic topic, @Nullable Content key, CloudEvent event) {
    return new Outgoing(topic.name(), null, key, event, List.of());
  }

  /// The same event with headers of the request.
  public Outgoing echoing(List<ReplyAddress.Echo> headers) {
    return new Outgoing(topic, partition, key, event, headers);
  }

  /// The same event for the topic that the requester waits on.
  public Outgoing repliedTo(ReplyAddress reply) {
    return new Outgoing(reply.topic(), reply.partition(), key, event, echoes);
  }
}
