package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.routing.decision.FallbackDecision.Permitted;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.WarnState;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.kafka.FallbackIntents;
import dev.latchkey.routing.kafka.IntentResult;
import dev.latchkey.routing.postgres.CapReservation;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.sts.PlatformRoutes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Has the platform serve a call whose fallback is permitted, in this order: the session is
/// remembered, the money set aside, the fallback noted in the claim, the intent made durable, the
/// settings looked at again, the platform called. Whatever stops it ends the fallback by name.
@Singleton
public final class ServeByPlatform {

  private final WarnStates warnings;
  private final FallbackCapTable caps;
  private final Claims claims;
  private final PlatformRoutes routes;
  private final FallbackIntents intents;
  private final CallPlatform platform;

  @Inject
  public ServeByPlatform(
      WarnStates warnings,
      FallbackCapTable caps,
      Claims claims,
      PlatformRoutes routes,
      FallbackIntents intents,
      CallPlatform platform) {
    this.warnings = warnings;
    this.caps = caps;
    this.claims = claims;
    this.routes = routes;
    this.intents = intents;
    this.platform = platform;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  Optional<Conclusion> run(Case considered, Permitted permitted, OpenRequest open) {
    Assignment assignment = considered.failed().progress().assignment();
    if (permitted.warn() == WarnState.FIRST
        && !warnings.remember(assignment.request(), considered.settings())) {
      return considered.refuse(FallbackReason.CONFIRMATION_REQUIRED, permitted.findings(), open);
    }
    return switch (reserve(considered)) {
      case CapReservation.MONEY_REACHED ->
          considered.refuse(FallbackReason.MONEY_CAP_REACHED, permitted.findings(), open);
      case CapReservation.CONSECUTIVE_REACHED ->
          considered.refuse(FallbackReason.CONSECUTIVE_CAP_REACHED, permitted.findings(), open);
      case CapReservation.RESERVED -> intend(considered, permitted, open);
    };
  }

  private CapReservation reserve(Case considered) {
    return Persistence.insist(
        () ->
            caps.reserve(
                considered.fallbackId(),
                considered.settings().workspace(),
                considered.caps(),
                considered.day(),
                considered.worstCase()));
  }

  private Optional<Conclusion> intend(Case considered, Permitted permitted, OpenRequest open) {
    if (!Persistence.insist(() -> claims.beginFallback(open.claim(), considered.fallbackId()))) {
      Persistence.insist(() -> caps.release(considered.fallbackId()));
      return Optional.empty();
    }
    open.explain(considered.explained(permitted.findings(), null));
    IntentResult result =
        intents.publish(intent(considered, permitted), permitted, open.trace().context());
    return switch (result) {
      case IntentResult.NotAcknowledged() ->
          platform.notExecuted(considered, FallbackReason.INTENT_NOT_DURABLE, open);
      case IntentResult.Acknowledged(PlatformGrant.DurableIntent grant) ->
          platform.serve(considered, grant, open);
    };
  }

  private FallbackEvent.Intent intent(Case considered, Permitted permitted) {
    return new FallbackEvent.Intent(
        considered.subject(),
        considered.grounds(permitted.findings()),
        routes.account().orElseThrow(),
        permitted.route().model().text(),
        considered.worstCase(),
        considered.deadline());
  }
}
