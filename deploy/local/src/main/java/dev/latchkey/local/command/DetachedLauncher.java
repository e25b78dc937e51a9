package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import dev.latchkey.local.stack.Launcher;
import dev.latchkey.local.stack.LogFile;
import dev.latchkey.local.stack.StackFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the launcher as a process that outlives the terminal.
///
/// @param installation the checkout
/// @param folder the stack's data folder
record DetachedLauncher(Installation installation, StackFolder folder) {
  /// Tells the launcher that it is the process that stays.
  static final String INSIDE = "--inside";

  /// A session of its own where the system has `setsid`; deaf to the terminal's signals anyway.
  private static final String OUTLIVE_TERMINAL =
      "trap '' INT HUP; if command -v setsid >/dev/null 2>&1;"
          + " then exec setsid \"$@\"; else exec \"$@\"; fi";

  /// Starts it and shows its progress until the stack is up.
  ///
  /// @return whether the stack is up
  boolean start() throws InterruptedException {
    LogFile log = new LogFile(folder.log(StackFolder.LAUNCHER));
    log.beginAnew();
    Process process = launch(log);
    try (LogFollower follower = LogFollower.fromBeginning(log.path())) {
      while (!isUp(process) && !process.waitFor(100, TimeUnit.MILLISECONDS)) {
        follower.printNew(System.out);
      }
      follower.printNew(System.out);
    }
    return isUp(process);
  }

  /// Another launcher may have been faster; the stack is up then, too.
  private boolean isUp(Process process) {
    return Launcher.ofStackThatIsUp(folder)
        .filter(launcher -> launcher.pid() == process.pid() || !process.isAlive())
        .isPresent();
  }

  private Process launch(LogFile log) {
    try {
      return new ProcessBuilder(command())
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the launcher", e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("sh", "-c", OUTLIVE_TERMINAL, "latchkey"));
    command.add(installation.java().toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-jar", installation.launcherJar().toString()));
    command.addAll(List.of("up", INSIDE, "--data", folder.path().toString()));
    return command;
  }
}
