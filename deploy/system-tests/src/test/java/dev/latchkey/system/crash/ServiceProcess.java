package dev.latchkey.system.crash;

import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance of a service, from its packaged jar, that can be killed, frozen and started again.
/// Any thread may do so.
final class ServiceProcess {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ANSWER_LIMIT)
          .build();

  private final List<String> command;
  private final Map<String, String> secrets;
  private final Path log;
  private final URI readiness;
  private @Nullable ServerProcess running;

  /// @param secrets variables for the environment of the process
  /// @param log where it writes to, over all its lives
  /// @param readiness answers 200 when the instance is ready
  ServiceProcess(List<String> command, Map<String, String> secrets, Path log, URI readiness) {
    this.command = List.copyOf(command);
    this.secrets = Map.copyOf(secrets);
    this.log = log;
    this.readiness = readiness;
  }

  /// Starts the instance unless it runs. Does not wait until it is ready.
  synchronized void start() {
    if (process().isEmpty()) {
      running = ServerProcess.start(command, log, secrets);
    }
  }

  /// Waits until the instance is ready. One that ends by itself is started again, as its host
  /// would: without PostgreSQL it does not start.
  void awaitReady() {
    await("an instance is ready; its log is " + log)
        .atMost(START_LIMIT)
        .pollInterval(LOOK_EVERY)
        .pollInSameThread()
        .until(
            () -> {
              start();
              return isReady();
            });
  }

  /// Kills the instance (SIGKILL), frozen or not.
  synchronized void kill() {
    if (running != null) {
      running.kill();
    }
  }

  /// Stops the instance where it stands (SIGSTOP).
  synchronized void freeze() {
    Signals.freeze(process());
  }

  /// Lets a frozen instance go on.
  synchronized void resume() {
    Signals.resume(process());
  }

  private List<ProcessHandle> process() {
    return running != null && running.isAlive() ? Signals.family(running.pid()) : List.of();
  }

  private boolean isReady() {
    HttpRequest request = HttpRequest.newBuilder(readiness).timeout(ANSWER_LIMIT).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
