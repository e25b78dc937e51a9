package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.postgres.LogPosition;

/// What became of an append.
public sealed interface Appending {

  /// All of it is in the log.
  ///
  /// @param position how far the log has come with it
  record Done(LogPosition position) implements Appending {}

  /// Nothing was written: the log is not where it was believed to be, or takes no more leaves.
  record Moved() implements Appending {}
}
