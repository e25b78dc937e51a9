package dev.latchkey.routing.flow.call;

import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.Leases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Whether a request is still this instance's. Asked before each call to AWS (INV-9).
@Singleton
public final class Ownership {

  private final Leases leases;
  private final Claims claims;

  @Inject
  public Ownership(Leases leases, Claims claims) {
    this.leases = leases;
    this.claims = claims;
  }

  /// Whether the next call may be made. The claim itself counts as the first call, so that one
  /// needs no round trip while the lease is held; what goes beyond it is noted before it is made.
  public boolean permitsCall(Progress before, OpenRequest open) {
    int attempt = before.budget().spent() + 1;
    if (attempt == 1 && leases.isHeld(open.claim())) {
      return true;
    }
    for (int tries = 0; isNoted(open.claim(), attempt); tries++) {
      if (leases.isHeld(open.claim())) {
        return true;
      }
      // The row is still ours and the lease is overdue: it is renewed soon, or the row is taken.
      Persistence.rest(tries);
    }
    return false;
  }

  private boolean isNoted(Claim claim, int attempt) {
    return Persistence.insist(() -> claims.beginAttempt(claim, attempt));
  }
}
