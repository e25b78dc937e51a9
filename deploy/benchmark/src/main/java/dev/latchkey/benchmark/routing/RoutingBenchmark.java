package dev.latchkey.benchmark.routing;

import dev.latchkey.benchmark.process.MeasuredProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a request costs beside a bare loop of consumer, call and producer on the same servers in
/// the same run, and what others feel of one workspace that hangs, is throttled or floods.
@Command(
    name = "routing",
    description = "Request to answer, beside a loop that only reads, calls and writes.%n",
    mixinStandardHelpOptions = true)
public final class RoutingBenchmark implements Callable<Integer> {
  private static final int TENANTS = 16;
  private static final int WARM_UP_AT_A_TIME = 64;

  @Option(
      names = "--requests",
      description = "How many requests for each measurement. Default: ${DEFAULT-VALUE}.%n",
      defaultValue = "4000")
  private int requests;

  @Option(
      names = "--rounds",
      description =
          "How many rounds beside a disturbing workspace; 0 for none. Default: ${DEFAULT-VALUE}.%n",
      defaultValue = "5")
  private int rounds;

  private RoutingBenchmark() {}

  @Override
  public Integer call() throws IOException, SQLException {
    Path root = Path.of(System.getProperty("latchkey.root", "."));
    Path folder = root.resolve(".latchkey/bench/routing");
    try (RoutingServers servers = RoutingServers.start(folder, root);
        Agents ofService = new Agents(servers.bootstrapServers(), RoutingServers.TOPICS);
        Agents ofLoop = new Agents(servers.bootstrapServers(), BareLoop.TOPICS)) {
      List<Tenant> tenants =
          IntStream.range(0, TENANTS).mapToObj(i -> servers.tenant("ws-" + i)).toList();
      warmUp(ofService, ofLoop, tenants);
      new Comparison(servers, ofService, ofLoop, tenants, requests).measure();
      new Fairness(servers, ofService, tenants).measure(rounds);
      printMemory("routing-service", servers.service());
      printMemory("the bare loop", servers.loop());
    }
    return 0;
  }

  private void warmUp(Agents ofService, Agents ofLoop, List<Tenant> tenants) {
    int count = 4 * requests;
    System.out.printf(Locale.ROOT, "Warming up with %,d requests each.%n", count);
    ofService.ask(tenants, WARM_UP_AT_A_TIME, count);
    ofLoop.ask(tenants, WARM_UP_AT_A_TIME, count);
  }

  private static void printMemory(String name, MeasuredProcess process) {
    System.out.printf(
        Locale.ROOT, "Peak memory of %s: %,d MiB.%n", name, process.peakMemory() >> 20);
  }
}
