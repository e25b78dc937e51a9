package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.CallDestinations;
import dev.latchkey.routing.decision.CapState;
import dev.latchkey.routing.decision.FallbackFacts;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.decision.Portability;
import dev.latchkey.routing.decision.PortabilityRule;
import dev.latchkey.routing.flow.call.CallPrices;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.kafka.AuditTopicCheck;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.sts.PlatformRoutes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers what the decision about a fallback rests on, all of it at one time.
@Singleton
public final class GatherFacts {

  /// A fallback rests on settings that were proven current so recently.
  static final Duration FRESHNESS = Duration.ofSeconds(2);

  private static final FallbackCaps NOTHING = new FallbackCaps(BigDecimal.ZERO, 0, 0);

  private final SettingsTable settings;
  private final PlatformRoutes routes;
  private final CallPrices prices;
  private final FallbackCapTable caps;
  private final WarnStates warnings;
  private final AuditTopicCheck audit;
  private final InstantSource clock;

  @Inject
  public GatherFacts(
      SettingsTable settings,
      PlatformRoutes routes,
      CallPrices prices,
      FallbackCapTable caps,
      WarnStates warnings,
      AuditTopicCheck audit,
      InstantSource clock) {
    this.settings = settings;
    this.routes = routes;
    this.prices = prices;
    this.caps = caps;
    this.warnings = warnings;
    this.audit = audit;
    this.clock = clock;
  }

  /// What there is to decide about a failure. Waits shortly for proof of the settings.
  public Case about(String fallbackId, OwnFailure failed) {
    boolean proven = settings.isProvenWithin(FRESHNESS) || settings.awaitProof(FRESHNESS);
    OwnFailure current = withNewestSettings(failed);
    Instant now = clock.instant();
    Assignment assignment = current.progress().assignment();
    ProvenRequest request = assignment.request();
    WorkspaceSettings known = assignment.settings();
    FallbackTerms terms = known.fallback();
    FallbackCaps limits = terms == null ? NOTHING : terms.caps();
    Portability portability = portability(assignment, terms);
    PlatformRoute route = route(current, portability);
    Optional<BigDecimal> worst =
        prices.worstCase(route, request.inference().body(), request.inference().serviceTier(), now);
    return new Case(
        fallbackId,
        current,
        new FallbackFacts(
            policy(known),
            known.environment(),
            current.failure(),
            current.progress().freshSession(),
            request.operation(),
            current.reply().part() != null,
            warnings.of(request, known, now),
            portability,
            current.region(),
            CallDestinations.of(current.region(), assignment.target().model()),
            route,
            capState(known, limits, worst, now),
            current.progress().budget(),
            current.progress().left(now),
            proven && settings.find(known.workspace()) instanceof SettingsLookup.Known,
            audit.isDurable()),
        limits,
        worst.orElse(BigDecimal.ZERO),
        now);
  }

  /// A version of the settings that knew no terms permits nothing.
  private static FallbackPolicy policy(WorkspaceSettings known) {
    return known.fallback() == null ? FallbackPolicy.STRICT : known.policy();
  }

  private OwnFailure withNewestSettings(OwnFailure failed) {
    Progress progress = failed.progress();
    Assignment before = progress.assignment();
    return switch (settings.find(before.workspace())) {
      case SettingsLookup.Known(WorkspaceSettings newest) ->
          failed.withProgress(
              progress
                  .withAssignment(before.withSettings(newest))
                  .withFacts(progress.facts().withPolicy(newest.policy())));
      case SettingsLookup.Unknown(), SettingsLookup.Unreadable() -> failed;
    };
  }

  private Portability portability(Assignment assignment, @Nullable FallbackTerms terms) {
    return PortabilityRule.of(
        assignment.target().model(),
        assignment.request().inference().guardrail() != null,
        terms != null && terms.accountGuardrail(),
        routes.equivalents());
  }

  private @Nullable PlatformRoute route(OwnFailure failed, Portability portability) {
    return switch (portability) {
      case Portability.Portable(ModelReference model) ->
          routes.route(failed.region(), model).orElse(null);
      case Portability.NotPortable _ -> null;
    };
  }

  private CapState capState(
      WorkspaceSettings known, FallbackCaps limits, Optional<BigDecimal> worst, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return worst
        .map(usd -> Persistence.insist(() -> caps.peek(known.workspace(), limits, day, usd)))
        .orElse(CapState.PRICE_UNKNOWN);
  }
}
