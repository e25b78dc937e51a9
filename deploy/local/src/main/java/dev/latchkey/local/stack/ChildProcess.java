package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that the launcher runs beside itself. It gets a clean environment: whatever `AWS_…`,
/// `QUARKUS_…` or `JAVA_TOOL_OPTIONS` the user has set does not reach it.
final class ChildProcess {
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");
  private static final int LINES_SHOWN = 8;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /// Ctrl-C reaches the whole process group. The launcher alone shall act on it and end its
  /// children in good order; a JVM that is born with a signal ignored leaves it ignored.
  private static final List<String> DEAF_TO_TERMINAL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "latchkey");

  private final String name;
  private final Process process;
  private final PidFile pidFile;
  private final LogFile log;

  private ChildProcess(String name, Process process, PidFile pidFile, LogFile log) {
    this.name = name;
    this.process = process;
    this.pidFile = pidFile;
    this.log = log;
  }

  /// Starts a program. Its output goes to the log of that name, which is begun anew.
  ///
  /// @param environment more variables; the place for secrets, which never stand in a command
  static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, StackFolder folder) {
    LogFile log = new LogFile(folder.log(name));
    log.beginAnew();
    try {
      Process process = builder(command, environment, folder.log(name)).start();
      PidFile pidFile = folder.pidFile(name);
      pidFile.write(process.pid());
      return new ChildProcess(name, process, pidFile, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /// Runs the action when the process ends, for whatever reason.
  void onEnd(Runnable action) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              process.onExit().join();
              action.run();
            });
  }

  /// Returns as soon as the condition holds.
  ///
  /// @throws IllegalStateException if the process ends first or the limit passes; the message
  ///   carries the end of its log
  void awaitReady(BooleanSupplier ready, Duration limit) {
    Instant last = Instant.now().plus(limit);
    while (!ready.getAsBoolean()) {
      if (endsWithin(LOOK_EVERY)) {
        throw failure("has ended with exit code " + process.exitValue());
      }
      if (Instant.now().isAfter(last)) {
        throw failure("is not ready after " + limit.toSeconds() + " s");
      }
    }
  }

  /// Asks the process to end, and kills it when the limit passes.
  void stop(Duration limit) {
    process.destroy();
    if (!endsWithin(limit)) {
      process.destroyForcibly().onExit().join();
    }
    pidFile.delete();
  }

  private static ProcessBuilder builder(
      List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(DEAF_TO_TERMINAL.stream(), command.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return builder;
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + name, e);
    }
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(
        log.lastLines(LINES_SHOWN).stream()
            .map(line -> new LogLine(line).readable())
            .collect(
                Collectors.joining("\n    ", what + ". The end of " + log.path() + ":\n    ", "")));
  }
}
