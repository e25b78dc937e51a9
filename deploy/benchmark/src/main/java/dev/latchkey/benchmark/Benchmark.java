package dev.latchkey.benchmark;

import dev.latchkey.benchmark.audit.AuditBenchmark;
import dev.latchkey.benchmark.routing.RoutingBenchmark;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./latchkey bench`. Every benchmark starts servers of its own on this
/// machine, measures, prints what it measured as ratios to the raw limit, and stops them.
@Command(
    name = "latchkey bench",
    description = "Measures Latchkey beside the raw limit of the same servers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {AuditBenchmark.class, RoutingBenchmark.class})
public final class Benchmark {
  /// Held strongly: a level set on a logger that is collected is lost.
  private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka.clients");

  private static final Logger CLIENT_METRICS = Logger.getLogger("org.apache.kafka.common");

  private Benchmark() {}

  /// Runs one benchmark and ends the JVM with its exit code: 0 when it was measured, 2 for a
  /// command line that is not understood.
  public static void main(String[] arguments) {
    CLIENTS.setLevel(Level.WARNING);
    CLIENT_METRICS.setLevel(Level.WARNING);
    System.exit(new CommandLine(new Benchmark()).execute(arguments));
  }
}
