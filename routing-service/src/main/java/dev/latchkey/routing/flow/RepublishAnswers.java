package dev.latchkey.routing.flow;

import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.postgres.AdoptedClaim;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.Leases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Takes over what owners that are gone left behind, and publishes the answers that they had
/// recorded. An answer that was published nevertheless comes twice, byte for byte. What they had
/// only begun stays without an answer.
@Singleton
public final class RepublishAnswers implements Runnable {

  private static final Logger LOG = Logger.getLogger(RepublishAnswers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int AT_ONCE = 32;

  private final Leases leases;
  private final Claims claims;
  private final Answers answers;
  private final DeliverAnswer delivery;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  RepublishAnswers(Leases leases, Claims claims, Answers answers, DeliverAnswer delivery) {
    this.leases = leases;
    this.claims = claims;
    this.answers = answers;
    this.delivery = delivery;
  }

  /// Lets [#run] return soon.
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      leases.revokeExpired().forEach(this::takeOver);
    } catch (DatabaseUnavailable e) {
      LOG.debugf("nothing is taken over at present: %s", e.getMessage());
    }
  }

  private void takeOver(String deadOwner) {
    UUID batch = UUID.randomUUID();
    List<AdoptedClaim> adopted = Persistence.insist(() -> claims.adopt(deadOwner, batch, AT_ONCE));
    LOG.infof("%d requests of %s are taken over", adopted.size(), deadOwner);
    adopted.stream()
        .filter(claim -> claim.state() == ClaimState.FINAL)
        .forEach(
            claim ->
                Persistence.insist(() -> answers.find(claim.claim()))
                    .ifPresent(found -> delivery.publish(found.answer())));
  }
}
