package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// What one workspace does to the others, while they are served. It ends when it is closed, with
/// every request of the workspace answered.
final class Disturbance implements AutoCloseable {

  /// The most requests of one workspace that are in flight, by the service's defaults.
  static final int SHARE = 64;

  /// How a workspace may behave.
  enum Kind {
    /// Its calls are never answered; it has sent twice its share.
    HANGING,
    /// AWS throttles each of its calls; it keeps as many requests as its share waiting.
    THROTTLED,
    /// Its calls take half a second, and it sends a hundred times its share within five seconds.
    FLOODING
  }

  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration FLOOD = Duration.ofSeconds(5);

  private final SimulatorAdmin aws;
  private final Agents agents;
  private final Tenant greedy;
  private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
  private final Thread load;
  private volatile boolean over;

  /// Begins.
  Disturbance(Kind kind, SimulatorAdmin aws, Agents agents, Tenant greedy) {
    this.aws = aws;
    this.agents = agents;
    this.greedy = greedy;
    this.load =
        switch (kind) {
          case HANGING -> begin(SimulatedFault.hang(), this::hang);
          case THROTTLED -> begin(SimulatedFault.error("throttle-requests"), this::insist);
          case FLOODING -> begin(SimulatedFault.latency(SLOW), this::flood);
        };
  }

  private Thread begin(SimulatedFault fault, Runnable requests) {
    aws.addFault(fault.onAccount(greedy.account()));
    return Thread.ofPlatform().name("disturbance").start(requests);
  }

  private void hang() {
    for (int i = 0; i < 2 * SHARE; i++) {
      CompletableFuture<Boolean> _ = ask();
    }
  }

  private void insist() {
    Semaphore free = new Semaphore(SHARE);
    while (!over) {
      free.acquireUninterruptibly();
      CompletableFuture<Boolean> _ = ask().whenComplete((_, _) -> free.release());
    }
  }

  private void flood() {
    long begin = System.nanoTime();
    for (int i = 0; i < 100 * SHARE; i++) {
      Agents.pauseUntil(begin + i * FLOOD.toNanos() / (100 * SHARE));
      CompletableFuture<Boolean> _ = ask();
    }
  }

  private CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> answer = agents.publish(greedy.workspace());
    asked.add(answer);
    return answer;
  }

  @Override
  public void close() {
    over = true;
    try {
      load.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    aws.clearFaults();
    asked.forEach(Agents::await);
  }
}
