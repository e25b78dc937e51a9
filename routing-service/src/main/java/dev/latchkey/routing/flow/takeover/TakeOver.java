package dev.latchkey.routing.flow.takeover;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.flow.delivery.DeliverAnswer;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.BrokerUnavailable;
import dev.latchkey.routing.kafka.RequestReplay;
import dev.latchkey.routing.postgres.AdoptedClaim;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.Leases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Takes over the requests of instances that have died: publishes the answers that they had
/// recorded and ends what they had begun (INV-9).
@Singleton
public final class TakeOver implements Runnable {

  private static final Logger LOG = Logger.getLogger(TakeOver.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final int AT_ONCE = 32;

  private final Leases leases;
  private final Claims claims;
  private final Answers answers;
  private final RequestReplay replay;
  private final EndOrphan orphans;
  private final DeliverAnswer delivery;
  private final InFlight inFlight;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public TakeOver(
      Leases leases,
      Claims claims,
      Answers answers,
      RequestReplay replay,
      EndOrphan orphans,
      DeliverAnswer delivery,
      InFlight inFlight) {
    this.leases = leases;
    this.claims = claims;
    this.answers = answers;
    this.replay = replay;
    this.orphans = orphans;
    this.delivery = delivery;
    this.inFlight = inFlight;
  }

  /// Lets [#run] return soon.
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try (replay) {
      while (!isStoppedWithin(BETWEEN_LOOKS)) {
        look();
      }
    }
  }

  private void look() {
    try {
      leases.revokeExpired().forEach(this::takeAll);
    } catch (DatabaseUnavailable e) {
      LOG.debugf("nothing is taken over at present: %s", e.getMessage());
    }
  }

  private void takeAll(String deadOwner) {
    while (!isStoppedWithin(Duration.ZERO) && inFlight.hasRoomForBatch()) {
      UUID batch = UUID.randomUUID();
      List<AdoptedClaim> adopted =
          Persistence.insist(() -> claims.adopt(deadOwner, batch, AT_ONCE));
      if (adopted.isEmpty()) {
        return;
      }
      LOG.infof("%d requests of %s are taken over", adopted.size(), deadOwner);
      adopted.forEach(this::take);
    }
  }

  private void take(AdoptedClaim claim) {
    WorkspaceId workspace = claim.claim().request().workspace();
    if (claim.state() == ClaimState.FINAL) {
      inFlight.start(workspace, 0, () -> publish(claim));
      return;
    }
    Optional<Arrival.Addressed> arrival = read(claim);
    int bytes = arrival.map(Arrival.Addressed::bytes).orElse(0);
    inFlight.start(workspace, bytes, () -> orphans.run(claim, arrival.orElse(null)));
  }

  private void publish(AdoptedClaim claim) {
    Persistence.insist(() -> answers.find(claim.claim()))
        .ifPresent(found -> delivery.publish(found.answer(), found.events()));
  }

  /// The record of a request that is ours already: it is read however long that takes.
  private Optional<Arrival.Addressed> read(AdoptedClaim claim) {
    for (int tries = 0; ; tries++) {
      try {
        return replay.read(claim.place(), claim.digest());
      } catch (BrokerUnavailable e) {
        LOG.infof("a request that is taken over cannot be read now: %s", e.getMessage());
        Persistence.rest(tries);
      }
    }
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      return stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
