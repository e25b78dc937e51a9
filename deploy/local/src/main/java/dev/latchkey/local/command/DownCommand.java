package dev.latchkey.local.command;

import dev.latchkey.contracts.testkit.process.PidFile;
import dev.latchkey.local.stack.Leftovers;
import dev.latchkey.local.stack.StackFolder;
import dev.latchkey.local.stack.StackLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Ends the stack and keeps its data.
@Command(
    name = "down",
    description = "Ends the local stack and keeps its data.",
    mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Mixin private final DataOption data = new DataOption();

  private DownCommand() {}

  @Override
  public Integer call() {
    StackFolder folder = data.folder();
    if (!Files.isDirectory(folder.path())) {
      System.out.println("No stack has ever run in " + folder.path());
      return 0;
    }
    PidFile launcher = folder.pidFile(StackFolder.LAUNCHER);
    boolean ran = launcher.process().isPresent();
    launcher.stopProcess(LIMIT);
    boolean left = endLeftovers(folder);
    System.out.println(
        ran || left
            ? "The stack is down. Its data is kept in " + folder.path()
            : "The stack was not up.");
    return 0;
  }

  /// Ends what a killed launcher left; a living one has left nothing.
  private static boolean endLeftovers(StackFolder folder) {
    Optional<StackLock> lock = StackLock.tryAcquire(folder);
    if (lock.isEmpty()) {
      throw new IllegalStateException(
          "Another launcher is at work on " + folder.path() + ". Try again in a moment.");
    }
    try (StackLock _ = lock.get()) {
      boolean left = Leftovers.exist(folder);
      if (left) {
        Leftovers.end(folder);
      }
      return left;
    }
  }
}
