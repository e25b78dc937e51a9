package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.simulator.PlatformAccount;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.local.Installation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/// The whole local stack: first what the services need, all at once; then the services, all at
/// once; and back in the reverse order. Made by the holder of the [StackLock].
///
/// Starting and stopping may meet, when the user ends the launcher early: [#stop] ends whatever has
/// been begun, and the start then fails.
public final class Stack {
  private final Installation installation;
  private final StackFolder folder;
  private final Replacements replacements;
  private final Progress progress;
  private final StateFile stateFile;
  private final Ports ports;
  private final List<Part> begunBase = new CopyOnWriteArrayList<>();
  private final List<Part> begunServices = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  /// A stack that is about to start on the folder's data.
  public Stack(
      Installation installation, StackFolder folder, Replacements replacements, Progress progress) {
    this.installation = installation;
    this.folder = folder;
    this.replacements = replacements;
    this.progress = progress;
    this.stateFile = new StateFile(folder);
    this.ports = Ports.choose(stateFile.read().ports());
  }

  /// Starts everything and returns when all of it is ready.
  ///
  /// @throws StartFailure if a part does not come up; what has come up goes on until [#stop]
  public void start() throws StartFailure {
    stateFile.write(StackState.starting(ports));
    ports.moved().forEach(name -> progress.say("  port " + ports.of(name) + " for " + name));
    PostgresPart postgres = new PostgresPart(folder, ports, replacements.postgres());
    VaultPart vault = new VaultPart(folder, ports);
    Part kafka = kafka();
    Part simulator = simulator();
    Part oidc = new OidcPart(ports);
    startAll(List.of(kafka, postgres, vault, simulator, oidc), begunBase);
    Surroundings surroundings =
        new Surroundings(
            urlOf(kafka),
            postgres.logins(),
            postgres.auditOwner(),
            urlOf(vault),
            vault.roles(),
            urlOf(simulator),
            platform(simulator, vault),
            urlOf(oidc),
            replacements.traces());
    List<ServicePart> services = services(surroundings);
    startAll(services, begunServices);
    services.forEach(service -> service.onEnd(() -> tellEnd(service.name())));
    stateFile.update(state -> state.in(StackState.Phase.UP));
  }

  /// Ends everything in good order and keeps the data. A part that does not end keeps no other from
  /// ending.
  public void stop() {
    stopping = true;
    try {
      stopAll(begunServices);
    } finally {
      try {
        stopAll(begunBase);
      } finally {
        stateFile.write(StackState.down(ports));
      }
    }
  }

  private Part kafka() {
    String external = replacements.kafka();
    return external == null ? new KafkaPart(folder, ports) : new ExternalKafkaPart(external);
  }

  private Part simulator() {
    String external = replacements.simulator();
    String externalAdmin = replacements.simulatorAdmin();
    return external == null || externalAdmin == null
        ? new SimulatorPart(installation, folder, ports)
        : new ExternalSimulatorPart(external, externalAdmin);
  }

  /// Puts the key of the simulator's platform account where routing reads it, and returns the
  /// settings that go with it.
  private Map<String, String> platform(Part simulator, VaultPart vault) {
    URI admin = URI.create(String.valueOf(running(simulator).adminUrl()));
    Optional<PlatformAccount> platform = PlatformAccount.of(new SimulatorAdmin(admin));
    platform.map(PlatformAccount::key).ifPresent(vault::storePlatformKey);
    return platform.map(PlatformAccount::routingSettings).orElse(Map.of());
  }

  private List<ServicePart> services(Surroundings surroundings) {
    return Arrays.stream(ServiceName.values())
        .map(service -> new ServicePart(service, installation, folder, ports, surroundings))
        .toList();
  }

  private String urlOf(Part part) {
    return running(part).url();
  }

  private RunningPart running(Part part) {
    return stateFile.read().part(part.name()).orElseThrow();
  }

  private void startAll(List<? extends Part> parts, List<Part> begun) throws StartFailure {
    begun.addAll(parts);
    List<Boolean> started =
        InParallel.ask(parts.stream().<Callable<Boolean>>map(part -> () -> start(part)).toList());
    if (started.contains(false)) {
      throw new StartFailure(parts.get(started.indexOf(false)).name());
    }
  }

  private boolean start(Part part) {
    if (stopping) {
      return false;
    }
    Instant begin = Instant.now();
    try {
      RunningPart running = part.start();
      stateFile.update(state -> state.with(running));
      progress.ready(running, Duration.between(begin, Instant.now()));
      return true;
    } catch (RuntimeException e) {
      if (!stopping) {
        progress.failed(part.name(), String.valueOf(e.getMessage()));
      }
      return false;
    }
  }

  private static void stopAll(List<Part> parts) {
    InParallel.run(parts.stream().<Runnable>map(part -> part::stop).toList());
  }

  private void tellEnd(PartName name) {
    if (!stopping) {
      progress.say(
          "  ✗ " + name + " has ended. See ./latchkey logs " + name + ", then run down and up.");
    }
  }
}
