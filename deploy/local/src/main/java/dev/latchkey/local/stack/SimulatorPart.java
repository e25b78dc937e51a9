package dev.latchkey.local.stack;

import dev.latchkey.local.Installation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The AWS simulator, a process of its own.
final class SimulatorPart implements Part {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final Installation installation;
  private final StackFolder folder;
  private final int port;
  private final int adminPort;
  private volatile @Nullable ChildProcess running;

  SimulatorPart(Installation installation, StackFolder folder, Ports ports) {
    this.installation = installation;
    this.folder = folder;
    this.port = ports.of(PortName.AWS_SIMULATOR);
    this.adminPort = ports.of(PortName.AWS_SIMULATOR_ADMIN);
  }

  @Override
  public PartName name() {
    return PartName.AWS_SIMULATOR;
  }

  @Override
  public RunningPart start() {
    ChildProcess process =
        ChildProcess.start(name().toString(), command(), /* environment= */ Map.of(), folder);
    running = process;
    String adminUrl = "http://127.0.0.1:" + adminPort;
    process.awaitReady(() -> HealthCheck.isOk(URI.create(adminUrl + "/admin/health")), START_LIMIT);
    return RunningPart.ofProcess(name(), "http://127.0.0.1:" + port, adminUrl, process.pid());
  }

  @Override
  public void stop() {
    ChildProcess process = running;
    if (process != null) {
      process.stop(STOP_LIMIT);
    }
  }

  private List<String> command() {
    return new JavaCommand(installation)
        .of(
            /* heapMebibytes= */ 192,
            List.of(),
            installation.simulatorJar(),
            List.of("--port", "" + port, "--admin-port", "" + adminPort));
  }
}
