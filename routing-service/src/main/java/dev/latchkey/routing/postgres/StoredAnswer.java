package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A final answer between the moment it is known and the moment its publication is acknowledged.
///
/// @param claim on what it answers
/// @param recordKey the key of the request's record, which is also the answer's; null for none
/// @param event the answer
/// @param echoes headers of the request that every copy of the answer repeats; those of the reply
///   address, when there is one
/// @param reply where a second copy goes; null for nowhere
public record StoredAnswer(
    Claim claim,
    @Nullable Content recordKey,
    CloudEvent event,
    List<ReplyAddress.Echo> echoes,
    @Nullable ReplyAddress reply) {
  public StoredAnswer {
    echoes = List.copyOf(echoes);
  }
}
