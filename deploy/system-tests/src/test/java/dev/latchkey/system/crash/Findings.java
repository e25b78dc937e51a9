package dev.latchkey.system.crash;

import java.util.List;

/// What a history comes to.
///
/// @param violations what must never be
/// @param unknownWithCallsLeft how many requests that may run twice, and had calls left, were
///   answered `OUTCOME_UNKNOWN`: no broken promise, and yet somebody gave up early
record Findings(List<Violation> violations, long unknownWithCallsLeft) {
  Findings {
    violations = List.copyOf(violations);
  }
}
