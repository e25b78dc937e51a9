package dev.latchkey.system;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.process.ServerProcess;
import dev.latchkey.contracts.testkit.sweep.PoisonedEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A service of the stack, ended and started again by the test: the same command, other ports, and
/// an environment full of AWS credentials of somebody else. The launcher would have kept them from
/// it.
final class PoisonedService implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ServerProcess process;
  private final URI api;

  private PoisonedService(ServerProcess process, URI api) {
    this.process = process;
    this.api = api;
  }

  static PoisonedService insteadOf(Component service, Path data, PoisonedEnvironment poison) {
    ProcessHandle original = service.process();
    List<String> command = commandOf(original);
    original.destroy();
    original.onExit().join();
    int port = LoopbackPort.preferring(0);
    int management = LoopbackPort.preferring(0);
    command.addAll(1, poison.jvmArguments());
    command.replaceAll(
        argument ->
            argument.startsWith("-Dquarkus.http.port=")
                ? "-Dquarkus.http.port=" + port
                : argument.startsWith("-Dquarkus.management.port=")
                    ? "-Dquarkus.management.port=" + management
                    : argument);
    ServerProcess process =
        ServerProcess.start(
            command,
            data.resolve("logs").resolve(service.name() + "-poisoned.log"),
            environment(service, data, poison));
    HttpCaller caller = new HttpCaller("");
    URI health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    process.awaitReady(() -> isReady(caller, health), LIMIT);
    return new PoisonedService(process, URI.create("http://127.0.0.1:" + port));
  }

  /// Where its API is.
  URI api() {
    return api;
  }

  @Override
  public void close() {
    process.stop(Duration.ofSeconds(20));
  }

  private static List<String> commandOf(ProcessHandle process) {
    List<String> command = new ArrayList<>();
    command.add(process.info().command().orElseThrow());
    command.addAll(List.of(process.info().arguments().orElseThrow()));
    return command;
  }

  private static Map<String, String> environment(
      Component service, Path data, PoisonedEnvironment poison) {
    Path password = data.resolve("secrets").resolve(service.name() + ".database-password");
    Map<String, String> environment = new HashMap<>(poison.variables());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", new OwnerOnlyFile(password).text());
    return environment;
  }

  private static boolean isReady(HttpCaller caller, URI health) {
    try {
      return caller.get(health).statusCode() == 200;
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }
}
