package dev.latchkey.benchmark.routing;

import dev.latchkey.benchmark.process.MeasuredProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The service beside the bare loop: what it adds to a request, and how many requests it takes.
final class Comparison {
  private static final List<Integer> AT_A_TIME = List.of(1, 16, 64);
  private static final int SATURATION = 96;

  private final RoutingServers servers;
  private final Agents ofService;
  private final Agents ofLoop;
  private final List<Tenant> tenants;
  private final int requests;

  /// @param requests for each number at a time
  Comparison(
      RoutingServers servers, Agents ofService, Agents ofLoop, List<Tenant> tenants, int requests) {
    this.servers = servers;
    this.ofService = ofService;
    this.ofLoop = ofLoop;
    this.tenants = tenants;
    this.requests = requests;
  }

  /// Measures and prints.
  void measure() {
    for (int atATime : AT_A_TIME) {
      int count = atATime == 1 ? requests / 4 : requests;
      Latencies loop = ofLoop.ask(tenants, atATime, count);
      printAdded(atATime, ofService.ask(tenants, atATime, count), loop);
    }
    printLimit(cost(servers.service(), ofService), cost(servers.loop(), ofLoop));
  }

  private Cost cost(MeasuredProcess process, Agents agents) {
    Duration before = process.cpu();
    Latencies all = agents.ask(tenants, SATURATION, 2 * requests);
    return new Cost(all, process.cpu().minus(before));
  }

  private static void printAdded(int atATime, Latencies service, Latencies loop) {
    System.out.printf(
        Locale.ROOT,
        "%d at a time: p50 %.1f ms, p99 %.1f ms; bare loop %.1f and %.1f; added %.1f and %.1f.%n",
        atATime,
        service.median(),
        service.p99(),
        loop.median(),
        loop.p99(),
        service.median() - loop.median(),
        service.p99() - loop.p99());
  }

  private void printLimit(Cost service, Cost loop) {
    System.out.printf(
        Locale.ROOT,
        "%d at a time: %,.0f requests/s; bare loop %,.0f/s; ratio %.0f %%.%n",
        SATURATION,
        service.all().perSecond(),
        loop.all().perSecond(),
        100 * service.all().perSecond() / loop.all().perSecond());
    System.out.printf(
        Locale.ROOT,
        "CPU for a thousand requests: %.2f s; bare loop %.2f s; ratio %.1f.%n",
        service.cpuPerThousand(),
        loop.cpuPerThousand(),
        service.cpuPerThousand() / loop.cpuPerThousand());
  }

  /// @param cpu that the process took for them
  private record Cost(Latencies all, Duration cpu) {
    double cpuPerThousand() {
      return cpu.toNanos() / 1e6 / all.count();
    }
  }
}
