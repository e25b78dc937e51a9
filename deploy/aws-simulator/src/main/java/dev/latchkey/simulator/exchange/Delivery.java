package dev.latchkey.simulator.exchange;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// How an answer gets to the client, or does not.
public sealed interface Delivery {

  /// A stream as a script says; an answer that is none, at once and whole.
  ///
  /// @param removal ends a stream that stalls
  record Scripted(StreamScript script, CompletionStage<?> removal) implements Delivery {}

  /// At once and whole, as it should.
  record AtOnce() implements Delivery {}

  /// Whole, but later.
  record Late(Duration delay) implements Delivery {}

  /// Never. The connection stays open until the client gives up or the stage ends.
  record Never(CompletionStage<?> end) implements Delivery {}

  /// Not at all: the connection ends.
  record CutBefore() implements Delivery {}

  /// Half of it: the connection ends in the body.
  record CutDuring() implements Delivery {}
}
