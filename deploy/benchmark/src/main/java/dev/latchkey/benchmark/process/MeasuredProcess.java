package dev.latchkey.benchmark.process;

import dev.latchkey.contracts.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A service as a process of its own that can be held where it stands and whose memory and CPU are
/// read from the operating system.
public final class MeasuredProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

  private final ServerProcess process;

  private MeasuredProcess(ServerProcess process) {
    this.process = process;
  }

  /// Starts the program and waits until it is ready.
  ///
  /// @param secrets variables for its environment
  /// @param readiness answers 200 when it is ready
  public static MeasuredProcess start(
      List<String> command, Map<String, String> secrets, Path log, URI readiness) {
    ServerProcess process = ServerProcess.start(command, log, secrets);
    process.awaitReady(() -> isReady(readiness), START_LIMIT);
    return new MeasuredProcess(process);
  }

  /// Starts a program that does not tell when it is ready.
  ///
  /// @param secrets variables for its environment
  public static MeasuredProcess start(List<String> command, Map<String, String> secrets, Path log) {
    return new MeasuredProcess(ServerProcess.start(command, log, secrets));
  }

  /// Stops it where it stands (SIGSTOP), so that work piles up before it.
  public void hold() {
    signal("-STOP");
  }

  /// Lets it go on (SIGCONT).
  public void release() {
    signal("-CONT");
  }

  /// The most memory that it ever had, in bytes. Source: proc(5), `VmHWM`.
  public long peakMemory() {
    return 1024 * statusNumber("VmHWM:");
  }

  /// The CPU time that it took so far.
  public Duration cpu() {
    return ProcessHandle.of(process.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    release();
    process.stop(STOP_LIMIT);
  }

  private long statusNumber(String name) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send " + signal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static boolean isReady(URI readiness) {
    HttpRequest request = HttpRequest.newBuilder(readiness).timeout(ANSWER_LIMIT).build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
