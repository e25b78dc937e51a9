package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.decision.AttemptState;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.CallVerdict;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.NextStep;
import dev.latchkey.routing.decision.RetryRule;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.vault.SessionLookup;
import dev.latchkey.routing.vault.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Calls Bedrock with a workspace's own session until [RetryRule] says that it is enough.
@Singleton
final class CallBedrock {

  private final Sessions sessions;
  private final AttemptCall attempts;
  private final Leases leases;
  private final Claims claims;
  private final InstantSource clock;

  @Inject
  CallBedrock(
      Sessions sessions, AttemptCall attempts, Leases leases, Claims claims, InstantSource clock) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.leases = leases;
    this.claims = claims;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> run(Assignment assignment, AnswerFacts facts, OpenRequest open) {
    SessionLookup found = sessions.current(assignment.scope());
    return with(found, Progress.begin(assignment, facts), open);
  }

  private Optional<Conclusion> with(SessionLookup found, Progress progress, OpenRequest open) {
    return switch (found) {
      case SessionLookup.Missing missing -> progress.ends(FailureWords.of(missing));
      case SessionLookup.Ready(SessionDocument session) -> call(session, progress, open);
    };
  }

  private Optional<Conclusion> call(SessionDocument session, Progress before, OpenRequest open) {
    Duration left = Duration.between(clock.instant(), before.deadline());
    if (!left.isPositive()) {
      return before.fails(
          ErrorCode.DEADLINE_EXCEEDED, "The deadline passed before Bedrock could be called.");
    }
    Progress progress = before.afterCall();
    if (!isStillOurs(open.claim(), progress.budget().spent())) {
      return Optional.empty();
    }
    Reply reply = attempts.run(session, progress, left, open);
    return switch (RetryRule.after(state(reply, progress))) {
      // Nothing is tried again after a pause yet.
      case NextStep.Answer(), NextStep.RetryAfter _, NextStep.GiveUp() -> progress.ends(reply);
      case NextStep.RetryWithFreshSession() -> again(session, reply, progress, open);
    };
  }

  /// The claim itself counts as the first call; only what goes beyond it is noted before it is
  /// made, and a first one whose lease is overdue.
  private boolean isStillOurs(Claim claim, int attempt) {
    return (attempt == 1 && leases.isHeld(claim))
        || Persistence.insist(() -> claims.beginAttempt(claim, attempt));
  }

  private Optional<Conclusion> again(
      SessionDocument refused, Reply refusal, Progress progress, OpenRequest open) {
    SessionLookup found = sessions.after(refused);
    boolean nothingNew =
        found instanceof SessionLookup.Ready(SessionDocument session)
            && Sessions.isSame(session, refused);
    return nothingNew ? progress.ends(refusal) : with(found, progress.withFreshSession(), open);
  }

  private AttemptState state(Reply reply, Progress progress) {
    return new AttemptState(
        verdict(reply),
        progress.budget(),
        CallBudget.MAX_CALLS,
        false,
        progress.freshSession(),
        false,
        Duration.between(clock.instant(), progress.deadline()),
        0);
  }

  private static CallVerdict verdict(Reply reply) {
    ErrorCode failure = reply.failure();
    return failure == null
        ? new CallVerdict.Succeeded()
        : new CallVerdict.Failed(new FailedCall(failure, Certainty.MAY_HAVE_RUN, null));
  }
}
