package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.AttemptState;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.NextStep;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.decision.Portability;
import dev.latchkey.routing.decision.PortabilityRule;
import dev.latchkey.routing.decision.RetryRule;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.call.Attempt;
import dev.latchkey.routing.flow.call.AttemptCall;
import dev.latchkey.routing.flow.call.ModelCalls;
import dev.latchkey.routing.flow.call.Ownership;
import dev.latchkey.routing.flow.call.PlatformSessions;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.sts.PlatformRoutes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Serves workspaces that do not use a credential of their own, with the platform's credits. That
/// is no fallback: nothing failed before it.
@Singleton
public final class CallWithCredits {

  private final PlatformRoutes routes;
  private final PlatformSessions sessions;
  private final AttemptCall attempts;
  private final Ownership ownership;
  private final Retries retries;
  private final InstantSource clock;

  @Inject
  public CallWithCredits(
      PlatformRoutes routes,
      PlatformSessions sessions,
      AttemptCall attempts,
      Ownership ownership,
      Retries retries,
      InstantSource clock) {
    this.routes = routes;
    this.sessions = sessions;
    this.attempts = attempts;
    this.ownership = ownership;
    this.retries = retries;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> run(PlatformUse use, Region region, Progress begin, OpenRequest open) {
    retries.countRequest(begin);
    Assignment assignment = begin.assignment();
    Portability portability =
        PortabilityRule.of(
            assignment.target().model(),
            assignment.request().inference().guardrail() != null,
            false,
            routes.equivalents());
    return switch (portability) {
      case Portability.NotPortable(String what) ->
          begin.fails(
              ErrorCode.VALIDATION, "The platform's AWS account does not have " + what + ".");
      case Portability.Portable(ModelReference model) ->
          routes
              .route(region, model)
              .map(route -> call(new PlatformGrant.NotByok(use, route), begin, open))
              .orElseGet(
                  () ->
                      begin.fails(
                          ErrorCode.MODEL_ACCESS_DENIED,
                          "The platform does not offer this model in " + region + "."));
    };
  }

  private Optional<Conclusion> call(
      PlatformGrant.NotByok grant, Progress before, OpenRequest open) {
    Duration left = before.left(clock.instant());
    if (!left.isPositive()) {
      return before.fails(
          ErrorCode.DEADLINE_EXCEEDED, "The deadline passed before Bedrock could be called.");
    }
    return switch (sessions.open(grant, before.assignment().workspace(), left)) {
      case PlatformSessions.NotOpened() ->
          before.fails(
              ErrorCode.PLATFORM_UNAVAILABLE, "The platform's credential could not be opened.");
      case PlatformSessions.Opened(Signer.Platform signer) -> call(grant, signer, before, open);
    };
  }

  private Optional<Conclusion> call(
      PlatformGrant.NotByok grant, Signer.Platform signer, Progress before, OpenRequest open) {
    if (!before.budget().allowsCall()) {
      return before.fails(
          ErrorCode.OUTCOME_UNKNOWN,
          "The process that served the request ended, and no call is left to run it again.");
    }
    if (!ownership.permitsCall(before, open)) {
      return Optional.empty();
    }
    Duration left = before.left(clock.instant());
    if (!left.isPositive()) {
      return before.fails(
          ErrorCode.DEADLINE_EXCEEDED, "The deadline passed before Bedrock could be called.");
    }
    PlatformRoute route = grant.route();
    Assignment assignment = before.assignment();
    ModelCall call =
        ModelCalls.of(
            assignment.request().inference(),
            route.region(),
            route.model(),
            assignment.target().body(),
            null,
            signer,
            left);
    return next(grant, attempts.run(call, before, open), open);
  }

  private Optional<Conclusion> next(
      PlatformGrant.NotByok grant, Attempt attempt, OpenRequest open) {
    Progress progress = attempt.progress();
    return switch (RetryRule.after(state(attempt))) {
      case NextStep.Answer(), NextStep.RetryWithFreshSession(), NextStep.GiveUp() ->
          progress.ends(attempt.reply());
      case NextStep.RetryAfter(Duration pause) ->
          retries.pause(progress, pause)
              ? call(grant, progress, open)
              : progress.ends(attempt.reply());
    };
  }

  private AttemptState state(Attempt attempt) {
    Progress progress = attempt.progress();
    return new AttemptState(
        attempt.verdict(),
        progress.budget(),
        CallBudget.MAX_CALLS,
        progress.assignment().request().operation().isRepeatable(),
        true,
        retries.permits(progress),
        progress.left(clock.instant()),
        retries.jitter());
  }
}
