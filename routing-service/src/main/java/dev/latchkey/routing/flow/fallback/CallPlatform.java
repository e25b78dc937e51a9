package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.SettingsChangeRule;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.call.Attempt;
import dev.latchkey.routing.flow.call.AttemptCall;
import dev.latchkey.routing.flow.call.ModelCalls;
import dev.latchkey.routing.flow.call.PlatformSessions;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Calls Bedrock once with the platform's credential for a fallback whose intent is durable.
@Singleton
public final class CallPlatform {

  private final SettingsTable settings;
  private final PlatformSessions sessions;
  private final Claims claims;
  private final FallbackCapTable caps;
  private final AttemptCall attempts;
  private final InstantSource clock;

  @Inject
  public CallPlatform(
      SettingsTable settings,
      PlatformSessions sessions,
      Claims claims,
      FallbackCapTable caps,
      AttemptCall attempts,
      InstantSource clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.claims = claims;
    this.caps = caps;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> serve(Case considered, PlatformGrant.DurableIntent grant, OpenRequest open) {
    if (!settings.awaitProof(GatherFacts.FRESHNESS)) {
      return notExecuted(considered, FallbackReason.SETTINGS_NOT_PROVEN, open);
    }
    if (isForbiddenBy(considered.settings())) {
      return notExecuted(considered, FallbackReason.SETTINGS_CHANGED, open);
    }
    Duration left = considered.failed().progress().left(clock.instant());
    if (!left.isPositive()) {
      return notExecuted(considered, FallbackReason.DEADLINE_PASSED, open);
    }
    return switch (sessions.open(grant, considered.settings().workspace(), left)) {
      case PlatformSessions.NotOpened() ->
          notExecuted(considered, FallbackReason.PLATFORM_UNAVAILABLE, open);
      case PlatformSessions.Opened(Signer.Platform signer) -> call(considered, grant, signer, open);
    };
  }

  /// The end of a fallback whose intent was written, or may have been, and that is not carried out.
  Optional<Conclusion> notExecuted(Case considered, FallbackReason reason, OpenRequest open) {
    Persistence.insist(() -> caps.release(considered.fallbackId()));
    open.ends(new FallbackEvent.NotExecuted(considered.subject(), reason));
    open.explainEnd(reason);
    return Optional.of(considered.answer(reason));
  }

  private boolean isForbiddenBy(WorkspaceSettings decided) {
    return switch (settings.find(decided.workspace())) {
      case SettingsLookup.Known(WorkspaceSettings now) ->
          SettingsChangeRule.forbids(Payments.atDecision(decided), Payments.atDecision(now));
      case SettingsLookup.Unknown(), SettingsLookup.Unreadable() -> true;
    };
  }

  private Optional<Conclusion> call(
      Case considered,
      PlatformGrant.DurableIntent grant,
      Signer.Platform signer,
      OpenRequest open) {
    Progress before = considered.failed().progress();
    int number = before.budget().spent() + 1;
    if (!Persistence.insist(() -> claims.noteFallbackCall(open.claim(), number))) {
      return Optional.empty();
    }
    Duration left = before.left(clock.instant());
    if (!left.isPositive()) {
      return notExecuted(considered, FallbackReason.DEADLINE_PASSED, open);
    }
    InferenceRequest inference = before.assignment().request().inference();
    ModelCall call =
        ModelCalls.of(
            inference, grant.region(), grant.route().model(), inference.body(), null, signer, left);
    return ended(considered, attempts.run(call, before, open), open);
  }

  private Optional<Conclusion> ended(Case considered, Attempt attempt, OpenRequest open) {
    FailedCall failure = attempt.failure();
    return failure == null
        ? served(considered, attempt, open)
        : failed(considered, attempt, failure, open);
  }

  private Optional<Conclusion> served(Case considered, Attempt attempt, OpenRequest open) {
    BigDecimal cost = attempt.costUsd();
    settle(considered, cost == null ? considered.worstCase() : cost);
    open.ends(
        new FallbackEvent.Served(
            considered.subject(),
            attempt.progress().budget().spent(),
            attempt.result() instanceof CallResult.Answered answered ? answered.usage() : null,
            cost,
            attempt.result().awsRequestId()));
    return Optional.of(
        new Conclusion(
            attempt.reply(), attempt.progress().facts().withFallback(considered.fallbackId())));
  }

  private Optional<Conclusion> failed(
      Case considered, Attempt attempt, FailedCall failure, OpenRequest open) {
    boolean mayBePaid = failure.certainty() == Certainty.MAY_HAVE_RUN;
    settle(considered, mayBePaid ? considered.worstCase() : BigDecimal.ZERO);
    open.ends(
        new FallbackEvent.Failed(
            considered.subject(), attempt.progress().budget().spent(), failure.code()));
    open.explainEnd(FallbackReason.PLATFORM_FAILED);
    AnswerFacts facts = attempt.progress().facts().withFallback(considered.fallbackId());
    Reply.Failed reply = reply(considered, attempt, mayBePaid);
    return Optional.of(
        new Conclusion(reply.refusedFallback(FallbackReason.PLATFORM_FAILED), facts));
  }

  /// Of an answer that broke off, the requester has seen a part.
  private static Reply.Failed reply(Case considered, Attempt attempt, boolean mayBePaid) {
    if (attempt.reply() instanceof Reply.Failed failed && failed.part() != null) {
      return failed;
    }
    return mayBePaid && !considered.facts().operation().isRepeatable()
        ? Reply.Failed.of(
            ErrorCode.OUTCOME_UNKNOWN, "The platform's call gave no whole answer; it may have run.")
        : considered.failed().reply();
  }

  private void settle(Case considered, BigDecimal actual) {
    Persistence.insist(() -> caps.settle(considered.fallbackId(), actual));
  }
}
