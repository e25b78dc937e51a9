package dev.latchkey.benchmark.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast audited events become rows with proofs, beside a plain insert of the same rows into the
/// same PostgreSQL in the same run; how fast queries are; how much memory that takes.
@Command(
    name = "audit",
    description = "Kafka to committed rows with proofs, beside a plain insert of the same rows.%n",
    mixinStandardHelpOptions = true)
public final class AuditBenchmark implements Callable<Integer> {
  private static final int WARM_UP = 200_000;
  private static final long SOAK_ROWS = 10_000_000;

  @Option(
      names = "--events",
      description = "How many events of each mix. Default: ${DEFAULT-VALUE}.%n",
      defaultValue = "100000")
  private int events;

  @Option(
      names = "--rows",
      description = "How many rows to query; 0 for no queries. Default: ${DEFAULT-VALUE}.%n",
      defaultValue = "1000000")
  private long rows;

  @Option(names = "--soak", description = "Query ten million rows.%n")
  private boolean soak;

  private AuditBenchmark() {}

  @Override
  public Integer call() throws IOException, SQLException {
    Path root = Path.of(System.getProperty("latchkey.root", ".%n"));
    Path jar = root.resolve("audit-service/target/quarkus-app/quarkus-run.jar");
    try (AuditServers servers = AuditServers.start(root.resolve(".latchkey/bench/audit"), jar)) {
      Ingestion ingestion = new Ingestion(servers);
      System.out.printf(Locale.ROOT, "Warming up with %,d events.%n", WARM_UP);
      ingestion.measure(Mix.USUAL, WARM_UP);
      for (Mix mix : List.of(Mix.OUTCOMES, Mix.USUAL, Mix.FALLBACKS)) {
        compare(servers, ingestion, mix);
      }
      System.out.printf(
          Locale.ROOT,
          "Peak memory of audit-service: %,d MiB.%n",
          servers.service().peakMemory() >> 20);
      query(servers);
    }
    return 0;
  }

  private void compare(AuditServers servers, Ingestion ingestion, Mix mix) throws SQLException {
    long since = System.currentTimeMillis();
    Speed log = ingestion.measure(mix, events);
    Speed plain = new PlainInsert(servers).measure(since, events);
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f events/s, %.2f CPU s a thousand; plain insert %,.0f/s; ratio %.0f %%.%n",
        mix.name(),
        log.perSecond(),
        log.cpuPerThousand(),
        plain.perSecond(),
        100 * log.perSecond() / plain.perSecond());
  }

  private void query(AuditServers servers) throws SQLException {
    long wanted = soak ? SOAK_ROWS : rows;
    if (wanted == 0) {
      return;
    }
    System.out.printf(Locale.ROOT, "Filling up to %,d rows.%n", wanted);
    new ManyRows(servers).fill(wanted);
    new Queries(servers.api())
        .measure()
        .forEach(
            (question, latency) ->
                System.out.printf(
                    Locale.ROOT,
                    "%s: median %.1f ms, p99 %.1f ms.%n",
                    question,
                    latency.median().toNanos() / 1e6,
                    latency.p99().toNanos() / 1e6));
    System.out.printf(
        Locale.ROOT,
        "Peak memory of audit-service: %,d MiB.%n",
        servers.service().peakMemory() >> 20);
  }
}
