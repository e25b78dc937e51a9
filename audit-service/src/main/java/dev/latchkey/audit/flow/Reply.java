package dev.latchkey.audit.flow;

import dev.latchkey.contracts.wire.error.ErrorObject;

/// What somebody who asked for something gets.
public sealed interface Reply<T> {

  /// What was asked for.
  record Given<T>(T value) implements Reply<T> {}

  /// Nothing has changed. Only where the error is `DATABASE_UNAVAILABLE` it may have: looking again
  /// tells.
  record Refused<T>(ErrorObject error) implements Reply<T> {}
}
