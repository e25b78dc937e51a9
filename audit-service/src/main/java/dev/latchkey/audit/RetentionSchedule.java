package dev.latchkey.audit;

import dev.latchkey.audit.flow.retention.ExpireEvents;
import dev.latchkey.audit.flow.retention.KeepPartitions;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/// What the life of events needs by the clock. While PostgreSQL is away a round is left out.
@ApplicationScoped
public class RetentionSchedule {

  private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

  private final KeepPartitions partitions;
  private final ExpireEvents expire;

  @Inject
  public RetentionSchedule(KeepPartitions partitions, ExpireEvents expire) {
    this.partitions = partitions;
    this.expire = expire;
  }

  @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> makePartitions() {
    return round("making of partitions", partitions.make());
  }

  /// Some time after the start, so that instances that start together do not expire together.
  @Scheduled(every = "6h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> expire() {
    return round("expiry", expire.expire().chain(partitions::drop).replaceWithVoid());
  }

  private static Uni<Void> round(String name, Uni<Void> work) {
    return work.onFailure(DatabaseUnavailableException.class)
        .invoke(() -> LOG.warnf("%s left out, PostgreSQL is away", name))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithNull();
  }
}
