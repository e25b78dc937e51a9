package dev.latchkey.contracts.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A file that names a server process, so that the process is found when the JVM that started it is
/// gone.
///
/// Process ids are used again. The file therefore also holds the start time of the process, and a
/// process with another start time is not the one.
public record PidFile(Path path) {

  /// Names a live process.
  public void write(long pid) {
    String started =
        ProcessHandle.of(pid)
            .flatMap(p -> p.info().startInstant())
            .map(Instant::toString)
            .orElse("");
    try {
      Files.write(path, List.of(Long.toString(pid), started));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /// The named process, or empty if there is no file or the process is gone.
  public Optional<ProcessHandle> process() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(path);
      return lines.size() < 2
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst()))
              .filter(process -> startOf(process).equals(lines.get(1)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /// Ends the named process (SIGTERM, after the limit SIGKILL) and removes the file.
  public void stopProcess(Duration limit) {
    process().ifPresent(process -> end(process, limit));
    delete();
  }

  /// Removes the file.
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }

  private static void end(ProcessHandle process, Duration limit) {
    process.destroy();
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }
}
