package dev.latchkey.routing.flow.takeover;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.flow.delivery.FallbackEvents;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.intake.ServeRequest;
import dev.latchkey.routing.flow.request.Addressee;
import dev.latchkey.routing.flow.request.ProveRequest;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.AdoptedClaim;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Ends a request whose owner died while it worked on it. What may run again does so within the
/// calls that are left; the rest is answered with `OUTCOME_UNKNOWN`. A fallback that was begun gets
/// its end first, and its money back unless the platform may have been called.
@Singleton
public final class EndOrphan {

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(30);

  /// An organisation that no longer has the workspace cannot be named.
  private static final OrgId NO_ORG = new OrgId("unknown");

  private final ProveRequest prove;
  private final ServeRequest serve;
  private final SettingsTable settings;
  private final Claims claims;
  private final FallbackCapTable caps;
  private final Publisher publisher;
  private final InstantSource clock;

  @Inject
  public EndOrphan(
      ProveRequest prove,
      ServeRequest serve,
      SettingsTable settings,
      Claims claims,
      FallbackCapTable caps,
      Publisher publisher,
      InstantSource clock) {
    this.prove = prove;
    this.serve = serve;
    this.settings = settings;
    this.claims = claims;
    this.caps = caps;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// Ends it.
  ///
  /// @param arrival its record; null when it is gone
  void run(AdoptedClaim claim, Arrival.@Nullable Addressed arrival) {
    CallBudget spent = new CallBudget(Math.min(claim.attempts(), CallBudget.MAX_CALLS));
    ProvenRequest proven = proven(arrival);
    giveBack(claim);
    if (arrival == null) {
      serve.endUnknown(Addressee.gone(claim.claim()), spent, fallbackEnd(claim, proven, spent));
    } else if (arrival instanceof Arrival.Accepted && !mayRunAgain(proven, spent)) {
      serve.endUnknown(
          Addressee.of(arrival, claim.claim()), spent, fallbackEnd(claim, proven, spent));
    } else if (hasClosedFallback(claim, proven, spent)) {
      serve.runAgain(arrival, claim.claim(), spent);
    }
  }

  /// What cannot be proven now was perhaps proven to its former owner, and has run.
  private static boolean mayRunAgain(@Nullable ProvenRequest proven, CallBudget spent) {
    return proven != null && proven.operation().isRepeatable() && spent.allowsCall();
  }

  /// A fallback that never called the platform costs nothing. What was set aside for one that may
  /// have called it is used up.
  private void giveBack(AdoptedClaim claim) {
    String fallbackId = claim.fallbackId();
    if (fallbackId != null && !claim.fallbackCalled()) {
      Persistence.insist(() -> caps.release(fallbackId));
    }
  }

  /// The request with its facts; null when it has no record any more, or was refused.
  private @Nullable ProvenRequest proven(Arrival.@Nullable Addressed arrival) {
    return arrival instanceof Arrival.Accepted accepted
            && prove.of(accepted.inference()) instanceof ProveRequest.Proof.Proven(var request)
        ? request
        : null;
  }

  /// Publishes the end of a fallback before the request may begin another one.
  ///
  /// @return whether the request is still this instance's
  private boolean hasClosedFallback(
      AdoptedClaim claim, @Nullable ProvenRequest proven, CallBudget spent) {
    FallbackEvent end = fallbackEnd(claim, proven, spent);
    if (end == null) {
      return true;
    }
    Outgoing outgoing = FallbackEvents.outgoing(FallbackEvents.stored(end, clock.instant(), null));
    Dispatch.send(publisher, outgoing).settle();
    return Persistence.insist(() -> claims.closeFallback(claim.claim()));
  }

  private @Nullable FallbackEvent fallbackEnd(
      AdoptedClaim claim, @Nullable ProvenRequest proven, CallBudget spent) {
    String fallbackId = claim.fallbackId();
    if (fallbackId == null) {
      return null;
    }
    RequestKey request = claim.claim().request();
    FallbackEvent.Subject subject =
        new FallbackEvent.Subject(
            fallbackId,
            request.workspace(),
            org(request.workspace()),
            request.source(),
            request.id(),
            proven == null ? null : proven.user(),
            proven == null ? null : proven.session(),
            proven == null ? null : proven.inference().conversation());
    return claim.fallbackCalled()
        ? new FallbackEvent.Failed(subject, spent.spent(), ErrorCode.OUTCOME_UNKNOWN)
        : new FallbackEvent.NotExecuted(subject, FallbackReason.PROCESS_ENDED);
  }

  private OrgId org(WorkspaceId workspace) {
    settings.awaitProof(PROOF_PATIENCE);
    return settings.find(workspace) instanceof SettingsLookup.Known(WorkspaceSettings known)
        ? known.org()
        : NO_ORG;
  }
}
