package dev.latchkey.simulator.exchange;

import java.util.List;
import java.util.function.Supplier;

/// The body of an answer.
public sealed interface HttpBody {

  /// All at once.
  record Text(String text) implements HttpBody {

    /// Shows no text: it may be an answer of a model, or a session's secret.
    @Override
    public String toString() {
      return "Text[%d]".formatted(text.length());
    }
  }

  /// One frame after the other.
  ///
  /// @param frames each is made when it is asked for, in order and once
  /// @param progress how far it got
  record Frames(List<Supplier<byte[]>> frames, StreamProgress progress) implements HttpBody {

    public Frames {
      frames = List.copyOf(frames);
    }
  }
}
