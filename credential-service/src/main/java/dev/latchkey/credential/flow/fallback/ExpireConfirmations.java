package dev.latchkey.credential.flow.fallback;

import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.postgres.Confirmations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Ends consents that do not count any more, so that neither the table nor the compacted topic
/// grows for ever.
@ApplicationScoped
public class ExpireConfirmations {

  private static final int MOST = 1_000;

  private final Confirmations confirmations;
  private final Clock clock;

  @Inject
  public ExpireConfirmations(Confirmations confirmations, Clock clock) {
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /// Ends all that are too old, batch by batch.
  public Uni<Void> expire() {
    return confirmations
        .expire(clock.instant().minus(Confirmation.LIFE), MOST)
        .chain(ended -> ended == MOST ? expire() : Uni.createFrom().voidItem());
  }
}
