package dev.latchkey.local.stack;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.local.Installation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of Latchkey's services, from its packaged jar.
final class ServicePart implements Part {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final ServiceName service;
  private final Installation installation;
  private final StackFolder folder;
  private final Ports ports;
  private final Surroundings surroundings;
  private volatile @Nullable ChildProcess running;

  ServicePart(
      ServiceName service,
      Installation installation,
      StackFolder folder,
      Ports ports,
      Surroundings surroundings) {
    this.service = service;
    this.installation = installation;
    this.folder = folder;
    this.ports = ports;
    this.surroundings = surroundings;
  }

  @Override
  public PartName name() {
    return PartName.of(service);
  }

  @Override
  public RunningPart start() {
    ServiceSettings settings = new ServiceSettings(service, ports, surroundings);
    ChildProcess process =
        ChildProcess.start(service.text(), command(settings), settings.environment(), folder);
    running = process;
    String management = "http://127.0.0.1:" + ports.of(PortName.management(service));
    process.awaitReady(
        () -> HealthCheck.isOk(URI.create(management + "/q/health/ready")), START_LIMIT);
    return RunningPart.ofProcess(
        name(), "http://127.0.0.1:" + ports.of(PortName.api(service)), management, process.pid());
  }

  /// Runs the action when the service ends, for whatever reason.
  void onEnd(Runnable action) {
    ChildProcess process = running;
    if (process != null) {
      process.onEnd(action);
    }
  }

  @Override
  public void stop() {
    ChildProcess process = running;
    if (process != null) {
      process.stop(STOP_LIMIT);
    }
  }

  private List<String> command(ServiceSettings settings) {
    return new JavaCommand(installation)
        .of(
            /* heapMebibytes= */ service == ServiceName.ROUTING_SERVICE ? 768 : 320,
            settings.properties(),
            installation.serviceJar(service),
            List.of());
  }
}
