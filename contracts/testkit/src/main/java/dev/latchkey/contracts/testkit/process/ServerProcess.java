package dev.latchkey.contracts.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A program that runs as a child of this JVM and writes to a log file.
///
/// The child inherits no variable that could change what it does: no `PG…`, `VAULT_…`, `BAO_…` and
/// `AWS_…`.
public final class ServerProcess {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration TOOL_LIMIT = Duration.ofMinutes(3);
  private static final int LOG_LINES_SHOWN = 20;

  private final Process process;
  private final Path log;
  private final String name;

  private ServerProcess(Process process, Path log, String name) {
    this.process = process;
    this.log = log;
    this.name = name;
  }

  /// Starts a server whose output is appended to the log file.
  public static ServerProcess start(List<String> command, Path log) {
    return start(command, log, Map.of());
  }

  /// Starts a server with these variables in its environment beside the inherited ones.
  public static ServerProcess start(List<String> command, Path log, Map<String, String> variables) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(ServerProcess::changesServers);
    builder.environment().putAll(variables);
    try {
      return new ServerProcess(builder.start(), log, String.join(" ", command));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
    }
  }

  /// Runs a program to its end.
  ///
  /// @throws IllegalStateException if it does not end with exit code 0; the message carries the end
  ///   of the log
  public static void run(List<String> command, Path log) {
    ServerProcess tool = start(command, log);
    if (!tool.endsWithin(TOOL_LIMIT)) {
      tool.process.destroyForcibly();
      throw tool.failure("did not end within " + TOOL_LIMIT);
    }
    if (tool.process.exitValue() != 0) {
      throw tool.failure("ended with exit code " + tool.process.exitValue());
    }
  }

  /// The operating system's id of the process.
  public long pid() {
    return process.pid();
  }

  /// Whether the process runs.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Returns as soon as the condition holds.
  ///
  /// @throws IllegalStateException if the process ends first or the limit passes (it is then
  ///   killed); the message carries the end of the log
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    Instant last = Instant.now().plus(limit);
    while (!ready.getAsBoolean()) {
      if (endsWithin(LOOK_EVERY)) {
        throw failure("ended with exit code " + process.exitValue());
      }
      if (Instant.now().isAfter(last)) {
        process.destroyForcibly();
        throw failure("was not ready within " + limit);
      }
    }
  }

  /// Asks the process to end (SIGTERM), waits, and kills it when the limit passes.
  public void stop(Duration limit) {
    process.destroy();
    if (!endsWithin(limit)) {
      kill();
    }
  }

  /// Kills the process (SIGKILL) and waits until it is gone.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("Interrupted while waiting for " + name, e);
    }
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(name + " " + what + ". The end of " + log + ":\n" + logEnd());
  }

  private String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(not readable: " + e.getMessage() + ")";
    }
  }

  static boolean changesServers(String variable) {
    return variable.matches("(PG|VAULT_|BAO_|AWS_).*");
  }
}
