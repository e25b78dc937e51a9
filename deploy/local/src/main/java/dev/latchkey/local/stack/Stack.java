package dev.latchkey.local.stack;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.local.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
            urlOf(vault),
            vault.roles(),
            urlOf(simulator),
            urlOf(oidc),
            replacements.traces());
    List<ServicePart> services = services(surroundings);
    startAll(services, begunServices);
    services.forEach(service -> service.onEnd(() -> tellEnd(service.name())));
    stateFile.update(state -> state.in(StackState.Phase.UP));
  }

  /// Ends everything in good order and keeps the data.
  public void stop() {
    stopping = true;
    stopAll(begunServices);
    stopAll(begunBase);
    stateFile.write(StackState.down(ports));
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

  private List<ServicePart> services(Surroundings surroundings) {
    return Arrays.stream(ServiceName.values())
        .map(service -> new ServicePart(service, installation, folder, ports, surroundings))
        .toList();
  }

  private String urlOf(Part part) {
    return stateFile.read().part(part.name()).orElseThrow().url();
  }

  private void startAll(List<? extends Part> parts, List<Part> begun) throws StartFailure {
    begun.addAll(parts);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts =
          parts.stream().<Future<?>>map(part -> executor.submit(() -> start(part))).toList();
      for (int i = 0; i < parts.size(); i++) {
        awaitStart(parts.get(i).name(), starts.get(i));
      }
    }
  }

  private void start(Part part) {
    Instant begin = Instant.now();
    try {
      RunningPart running = part.start();
      stateFile.update(state -> state.with(running));
      progress.ready(running, Duration.between(begin, Instant.now()));
    } catch (RuntimeException e) {
      if (!stopping) {
        progress.failed(part.name(), String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static void awaitStart(PartName name, Future<?> start) throws StartFailure {
    try {
      start.get();
    } catch (ExecutionException e) {
      throw new StartFailure(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(name, e);
    }
  }

  private static void stopAll(List<Part> parts) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      parts.stream().map(part -> executor.submit(part::stop)).toList().forEach(Stack::await);
    }
  }

  static void await(Future<?> action) {
    try {
      action.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private void tellEnd(PartName name) {
    if (!stopping) {
      progress.say(
          "  ✗ " + name + " has ended. See ./latchkey logs " + name + ", then run down and up.");
    }
  }
}
