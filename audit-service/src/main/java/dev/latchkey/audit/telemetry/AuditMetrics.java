package dev.latchkey.audit.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The measurements of the log. Labels are names of topics, of which there are four. Thread-safe.
@ApplicationScoped
public class AuditMetrics {

  private final MeterRegistry meters;
  private final DistributionSummary batches;
  private final Timer appends;
  private final Counter gaps;
  private final Counter generations;
  private final Counter unknownOutcomes;
  private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

  @Inject
  public AuditMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.batches = meters.summary("latchkey.audit.append.events");
    this.appends = meters.timer("latchkey.audit.append");
    this.gaps = meters.counter("latchkey.audit.gaps");
    this.generations = meters.counter("latchkey.audit.generations");
    this.unknownOutcomes = meters.counter("latchkey.audit.outcomes.unknown");
  }

  /// Records of a topic are in the log.
  ///
  /// @param quarantined how many of them are no events
  public void appended(String topic, int records, long bytes, long quarantined) {
    meters.counter("latchkey.audit.logged", "topic", topic).increment(records);
    meters.counter("latchkey.audit.logged.bytes", "topic", topic).increment((double) bytes);
    meters.counter("latchkey.audit.quarantined", "topic", topic).increment((double) quarantined);
    batches.record(records);
  }

  /// Measures how long an append takes, whether it succeeds or not.
  public <T> Uni<T> timing(Uni<T> append) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(meters);
              return append.onTermination().invoke(() -> sample.stop(appends));
            });
  }

  /// Records are missing.
  public void gap() {
    gaps.increment();
  }

  /// A log goes on after a restore.
  public void restored() {
    generations.increment();
  }

  /// A fallback's end never came.
  public void outcomeUnknown() {
    unknownOutcomes.increment();
  }

  /// How many records of a topic's assigned partitions are not in the log yet.
  public void lag(String topic, long records) {
    lags.computeIfAbsent(topic, this::register).set(records);
  }

  private AtomicLong register(String topic) {
    AtomicLong lag = new AtomicLong();
    Gauge.builder("latchkey.audit.lag", lag, AtomicLong::get).tag("topic", topic).register(meters);
    return lag;
  }
}
