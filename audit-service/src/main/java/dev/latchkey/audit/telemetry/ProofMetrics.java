package dev.latchkey.audit.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The numbers of what is signed.
@ApplicationScoped
public class ProofMetrics {

  private final MeterRegistry registry;
  private final AtomicReference<Instant> lookedAt;
  private final AtomicInteger suspected = new AtomicInteger();

  @Inject
  public ProofMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.lookedAt = new AtomicReference<>(clock.instant());
    Gauge.builder(
            "latchkey.audit.checkpoint.age",
            () -> Duration.between(lookedAt.get(), clock.instant()).toSeconds())
        .baseUnit("seconds")
        .description("Since this or another instance has last looked after the checkpoints")
        .register(registry);
    Gauge.builder("latchkey.audit.logs.suspected", suspected, AtomicInteger::get)
        .description("Logs that do not extend what was signed of them")
        .register(registry);
  }

  /// A round over all logs has ended.
  ///
  /// @param mine whether this instance has signed, and not another one meanwhile
  public void checkpointsLooked(boolean mine, Instant now) {
    lookedAt.set(now);
    registry
        .counter("latchkey.audit.checkpoint.rounds", "mine", Boolean.toString(mine))
        .increment();
  }

  /// So many logs cannot be signed.
  public void suspected(int logs) {
    suspected.set(logs);
  }

  /// A manifest was signed.
  public void manifestSigned() {
    registry.counter("latchkey.audit.manifests").increment();
  }
}
