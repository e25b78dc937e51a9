package dev.latchkey.routing.model;

import org.jspecify.annotations.Nullable;

/// What a request says about thinking before the answer.
public sealed interface Thinking {

  /// Nothing.
  record Unsaid() implements Thinking {}

  /// To think within a budget.
  ///
  /// @param budget tokens; null when the request names none
  record Enabled(@Nullable Long budget) implements Thinking {}

  /// To think as much as the model sees fit.
  record Adaptive() implements Thinking {}

  /// Not to think.
  record Disabled() implements Thinking {}
}
