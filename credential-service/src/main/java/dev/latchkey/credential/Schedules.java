package dev.latchkey.credential;

import dev.latchkey.credential.flow.MeasureOutbox;
import dev.latchkey.credential.flow.RenewSessions;
import dev.latchkey.credential.flow.SweepVersions;
import dev.latchkey.credential.flow.fallback.ExpireConfirmations;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/// What happens by the clock. While PostgreSQL is away, a round is left out; readiness says why.
@ApplicationScoped
public class Schedules {

  private static final Logger LOG = Logger.getLogger(Schedules.class);

  private final RenewSessions renew;
  private final SweepVersions sweep;
  private final ExpireConfirmations expire;
  private final MeasureOutbox measure;

  @Inject
  public Schedules(
      RenewSessions renew, SweepVersions sweep, ExpireConfirmations expire, MeasureOutbox measure) {
    this.renew = renew;
    this.sweep = sweep;
    this.expire = expire;
    this.measure = measure;
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> renew() {
    return round("renewal", renew.renewDue());
  }

  @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return round("sweep", sweep.sweep());
  }

  @Scheduled(every = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> expire() {
    return round("end of confirmations", expire.expire());
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> measure() {
    return round("outbox measurement", measure.measure());
  }

  private static Uni<Void> round(String name, Uni<Void> work) {
    return work.onFailure(DatabaseUnavailableException.class)
        .invoke(() -> LOG.warnf("%s left out, PostgreSQL is away", name))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithNull();
  }
}
