package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.inference.ReplyAddress.Echo;
import java.util.List;
import java.util.Objects;

/// What a request's headers say about where its sender waits for the answer.
public sealed interface ReplyReading {

  /// The headers that every copy of the final answer must have, also the one on the responses
  /// topic.
  List<Echo> echoes();

  /// The request names no reply topic: its sender reads the responses topic.
  record None(List<Echo> echoes) implements ReplyReading {
    public None {
      echoes = List.copyOf(echoes);
    }
  }

  /// The request names a reply topic in a usable form. Whether it is permitted is not known yet.
  record Address(ReplyAddress address) implements ReplyReading {
    public Address {
      Objects.requireNonNull(address, "address");
    }

    @Override
    public List<Echo> echoes() {
      return address.echoes();
    }
  }

  /// The request names a reply topic in a form that cannot be used: its answer goes to the
  /// responses topic alone and says so.
  record Malformed(ReplyRefusal reason, List<Echo> echoes) implements ReplyReading {
    public Malformed {
      Objects.requireNonNull(reason, "reason");
      echoes = List.copyOf(echoes);
    }
  }
}
