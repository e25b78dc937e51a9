package dev.latchkey.local.stack;

import java.util.Optional;

/// The process that holds a stack together.
public final class Launcher {
  private Launcher() {}

  /// The launcher whose stack is up now. A state file that a killed launcher has left says nothing
  /// about the next one.
  public static Optional<ProcessHandle> ofStackThatIsUp(StackFolder folder) {
    StackState state = new StateFile(folder).read();
    return folder
        .pidFile(StackFolder.LAUNCHER)
        .process()
        .filter(_ -> state.phase() == StackState.Phase.UP)
        .filter(process -> state.launcher() == process.pid());
  }
}
