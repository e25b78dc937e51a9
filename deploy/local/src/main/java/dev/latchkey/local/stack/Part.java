package dev.latchkey.local.stack;

/// One part of the stack, from its start to its end.
///
/// [#start] and [#stop] may be called by different threads, also at the same time when the user
/// ends the launcher early.
interface Part {

  /// Which part it is.
  PartName name();

  /// Starts it with what was kept of it and returns when it is ready for use.
  ///
  /// @throws RuntimeException if it does not come up; the message says why
  RunningPart start();

  /// Ends it in good order; does nothing when it does not run. Keeps its data.
  void stop();
}
