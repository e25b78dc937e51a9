package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.AttemptState;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.NextStep;
import dev.latchkey.routing.decision.RetryRule;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.FailureWords;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.call.Attempt;
import dev.latchkey.routing.flow.call.AttemptCall;
import dev.latchkey.routing.flow.call.ModelCalls;
import dev.latchkey.routing.flow.call.Ownership;
import dev.latchkey.routing.flow.fallback.FallBack;
import dev.latchkey.routing.flow.fallback.OwnFailure;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.request.Target;
import dev.latchkey.routing.vault.SessionLookup;
import dev.latchkey.routing.vault.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Calls Bedrock with a workspace's own session until [RetryRule] says that it is enough. What
/// fails then is [FallBack]'s to decide.
@Singleton
public final class CallOwnAccount {

  private final Sessions sessions;
  private final ChooseModel models;
  private final AttemptCall attempts;
  private final Ownership ownership;
  private final Retries retries;
  private final FallBack fallback;
  private final InstantSource clock;

  @Inject
  public CallOwnAccount(
      Sessions sessions,
      ChooseModel models,
      AttemptCall attempts,
      Ownership ownership,
      Retries retries,
      FallBack fallback,
      InstantSource clock) {
    this.sessions = sessions;
    this.models = models;
    this.attempts = attempts;
    this.ownership = ownership;
    this.retries = retries;
    this.fallback = fallback;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> run(Byok.Active byok, Progress begin, OpenRequest open) {
    retries.countRequest(begin);
    return with(sessions.current(byok.scopeFor(begin.assignment().workspace())), byok, begin, open);
  }

  private Optional<Conclusion> with(
      SessionLookup found, Byok.Active byok, Progress progress, OpenRequest open) {
    return switch (found) {
      case SessionLookup.Missing missing -> missing(missing, byok, progress, open);
      case SessionLookup.Ready(SessionDocument session) -> call(session, byok, progress, open);
    };
  }

  private Optional<Conclusion> missing(
      SessionLookup.Missing missing, Byok.Active byok, Progress progress, OpenRequest open) {
    Reply.Failed reply = FailureWords.of(missing, byok.lapse());
    FailedCall failure = new FailedCall(reply.error().code(), Certainty.NOT_SENT, null);
    // The lookup has just read Vault: what has ended there is not renewed by reading it once more.
    return fallback.consider(
        new OwnFailure(progress.withFreshSession(), byok.region(), failure, reply), open);
  }

  private Optional<Conclusion> call(
      SessionDocument session, Byok.Active byok, Progress before, OpenRequest open) {
    Duration left = before.left(clock.instant());
    if (!left.isPositive()) {
      return before.fails(
          ErrorCode.DEADLINE_EXCEEDED, "The deadline passed before Bedrock could be called.");
    }
    if (isSpent(before)) {
      return before.fails(
          ErrorCode.OUTCOME_UNKNOWN,
          "The process that served the request ended, and no call is left to run it again.");
    }
    if (!ownership.permitsCall(before, open)) {
      return Optional.empty();
    }
    Attempt attempt = attempts.run(modelCall(session, byok, before, left), before, open);
    return next(session, byok, attempt, open);
  }

  private Optional<Conclusion> next(
      SessionDocument session, Byok.Active byok, Attempt attempt, OpenRequest open) {
    Progress progress = attempt.progress();
    return switch (RetryRule.after(state(attempt))) {
      case NextStep.Answer() -> {
        open.noteOwnSuccess();
        yield progress.ends(attempt.reply());
      }
      case NextStep.RetryWithFreshSession() -> again(session, byok, attempt, open);
      case NextStep.RetryAfter(Duration pause) ->
          retries.pause(progress, pause)
              ? with(sessions.current(session.scope()), byok, progress, open)
              : giveUp(byok, attempt, open);
      case NextStep.GiveUp() -> otherwise(session, byok, attempt, open);
    };
  }

  /// What AWS refuses by name may still be sent in a narrower or plainer form. Where the narrower
  /// one fails as well, the member is told of the denial that made it necessary.
  private Optional<Conclusion> otherwise(
      SessionDocument session, Byok.Active byok, Attempt refused, OpenRequest open) {
    Optional<Target> other = models.after(refused, byok);
    Duration left = refused.progress().left(clock.instant());
    if (other.isEmpty() || !left.isPositive() || isSpent(refused.progress())) {
      return giveUp(byok, refused, open);
    }
    Progress before = refused.progress().withTarget(other.get());
    if (!ownership.permitsCall(before, open)) {
      return Optional.empty();
    }
    Attempt attempt = attempts.run(modelCall(session, byok, before, left), before, open);
    FailedCall denial = refused.failure();
    if (attempt.failure() == null) {
      models.noteWorkedInsteadOf(refused, byok);
    } else if (denial != null && denial.code() == ErrorCode.SCP_DENIED) {
      Target denied = refused.progress().assignment().target();
      return giveUp(byok, attempt.progress().withTarget(denied), refused, open);
    }
    return next(session, byok, attempt, open);
  }

  private Optional<Conclusion> again(
      SessionDocument refused, Byok.Active byok, Attempt attempt, OpenRequest open) {
    SessionLookup found = sessions.after(refused);
    Progress progress = attempt.progress().withFreshSession();
    boolean nothingNew =
        found instanceof SessionLookup.Ready(SessionDocument session)
            && Sessions.isSame(session, refused);
    return nothingNew ? giveUp(byok, progress, attempt, open) : with(found, byok, progress, open);
  }

  private Optional<Conclusion> giveUp(Byok.Active byok, Attempt attempt, OpenRequest open) {
    return giveUp(byok, attempt.progress(), attempt, open);
  }

  private Optional<Conclusion> giveUp(
      Byok.Active byok, Progress progress, Attempt attempt, OpenRequest open) {
    FailedCall failure = attempt.failure();
    if (failure == null || !(attempt.reply() instanceof Reply.Failed reply)) {
      throw new IllegalStateException("a success is not given up");
    }
    return fallback.consider(new OwnFailure(progress, byok.region(), failure, reply), open);
  }

  private AttemptState state(Attempt attempt) {
    Progress progress = attempt.progress();
    return new AttemptState(
        attempt.verdict(),
        progress.budget(),
        limit(progress),
        progress.assignment().request().operation().isRepeatable(),
        progress.freshSession(),
        retries.permits(progress),
        progress.left(clock.instant()),
        retries.jitter());
  }

  private static boolean isSpent(Progress progress) {
    return progress.budget().spent() >= limit(progress);
  }

  /// The calls that the workspace's own account may be sent for the request (INV-8).
  private static int limit(Progress progress) {
    FallbackPolicy policy = progress.assignment().settings().policy();
    return CallBudget.ownLimit(policy != FallbackPolicy.STRICT);
  }

  private static ModelCall modelCall(
      SessionDocument session, Byok.Active byok, Progress progress, Duration left) {
    Assignment assignment = progress.assignment();
    InferenceRequest inference = assignment.request().inference();
    return ModelCalls.of(
        inference,
        byok.region(),
        assignment.target().model(),
        assignment.target().body(),
        inference.guardrail(),
        new Signer.Own(session),
        left);
  }
}
