package dev.latchkey.audit;

import dev.latchkey.audit.flow.proof.SignCheckpoints;
import dev.latchkey.audit.flow.proof.SignManifests;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/// Has the logs signed by the clock. While PostgreSQL, Kafka or Vault is away, rounds are left out;
/// readiness and the age of the checkpoints say so.
@ApplicationScoped
public class SigningSchedule {

  private static final Logger LOG = Logger.getLogger(SigningSchedule.class);

  private final SignCheckpoints checkpoints;
  private final SignManifests manifests;

  @Inject
  public SigningSchedule(SignCheckpoints checkpoints, SignManifests manifests) {
    this.checkpoints = checkpoints;
    this.manifests = manifests;
  }

  @Scheduled(
      every = "{latchkey.audit.checkpoint-interval}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> signCheckpoints() {
    return round("checkpoints", checkpoints.round());
  }

  @Scheduled(
      every = "{latchkey.audit.manifest-interval}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> signManifests() {
    return round("manifests", manifests.round());
  }

  @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> thin() {
    return round("thinning", checkpoints.thin());
  }

  private static Uni<Void> round(String name, Uni<Void> work) {
    return work.onFailure()
        .invoke(failure -> LOG.warnf("no %s this time: %s", name, failure.toString()))
        .onFailure()
        .recoverWithNull();
  }
}
