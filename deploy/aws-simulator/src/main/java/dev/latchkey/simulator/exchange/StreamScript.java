package dev.latchkey.simulator.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a stream goes.
///
/// @param untilFirst from the head of the answer to its first event
/// @param between from one event to the next; zero: all that is left at once
/// @param shape how the text is cut
/// @param broken where it goes wrong, `null` for nowhere
public record StreamScript(
    Duration untilFirst, Duration between, DeltaShape shape, @Nullable StreamBreak broken) {

  /// At once and whole.
  public static StreamScript usual() {
    return new StreamScript(Duration.ZERO, Duration.ZERO, DeltaShape.usual(), null);
  }

  /// At once, and broken.
  public static StreamScript broken(StreamBreak broken) {
    return new StreamScript(Duration.ZERO, Duration.ZERO, DeltaShape.usual(), broken);
  }
}
