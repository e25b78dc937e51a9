package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A final answer that is known before its request is claimed, and recorded with the claim. The
/// parts are those of [StoredAnswer].
public record ImmediateAnswer(
    @Nullable Content recordKey,
    CloudEvent event,
    List<ReplyAddress.Echo> echoes,
    @Nullable ReplyAddress reply) {
  public ImmediateAnswer {
    echoes = List.copyOf(echoes);
  }

  /// The answer to what was claimed so.
  public StoredAnswer under(Claim claim) {
    return new StoredAnswer(claim, recordKey, event, echoes, reply);
  }
}
