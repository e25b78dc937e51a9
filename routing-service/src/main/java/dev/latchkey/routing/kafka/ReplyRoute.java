package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import java.util.List;

/// Where, beside the topic of answers, a requester wants its answer.
public sealed interface ReplyRoute {

  /// The headers by which the requester knows its answer again, on every copy.
  List<ReplyAddress.Echo> echoes();

  /// Nowhere.
  record None(List<ReplyAddress.Echo> echoes) implements ReplyRoute {
    public None {
      echoes = List.copyOf(echoes);
    }
  }

  /// On a topic of its own that it may name.
  record To(ReplyAddress address) implements ReplyRoute {
    @Override
    public List<ReplyAddress.Echo> echoes() {
      return address.echoes();
    }
  }

  /// On a topic that is not used, which the answer says.
  record Refused(ReplyRefusal why, List<ReplyAddress.Echo> echoes) implements ReplyRoute {
    public Refused {
      echoes = List.copyOf(echoes);
    }
  }
}
