package dev.latchkey.audit.flow.retention;

import dev.latchkey.audit.postgres.EventPartitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes the monthly partitions of the events ahead of their time, and drops those that retention
/// has emptied. Without one for the present month nothing can be stored: the metric
/// `latchkey.audit.partitions.ahead` tells in time.
@ApplicationScoped
public class KeepPartitions {

  private static final int MONTHS_AHEAD = 3;

  private final EventPartitions partitions;
  private final RetentionSettings settings;
  private final InstantSource clock;
  private final AtomicInteger ahead = new AtomicInteger(-1);

  @Inject
  public KeepPartitions(
      EventPartitions partitions,
      RetentionSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.partitions = partitions;
    this.settings = settings;
    this.clock = clock;
    Gauge.builder("latchkey.audit.partitions.ahead", ahead, AtomicInteger::get)
        .description("Whole months after the present one that events can be stored in")
        .register(meters);
  }

  /// Makes what is missing, then looks what there is.
  public Uni<Void> make() {
    Instant now = clock.instant();
    return partitions
        .make(now, MONTHS_AHEAD)
        .onFailure()
        .call(() -> look(now))
        .chain(() -> look(now));
  }

  /// Drops the empty ones of a time that no organisation can keep any more.
  ///
  /// @return how many
  public Uni<Integer> drop() {
    Duration kept = settings.shortest();
    return partitions.dropEmpty(clock.instant().minus(kept));
  }

  private Uni<Void> look(Instant now) {
    return partitions.ahead(now).invoke(ahead::set).replaceWithVoid();
  }
}
