package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.ConfirmationRule;
import dev.latchkey.routing.decision.WarnState;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.kafka.ConfirmationsTable;
import dev.latchkey.routing.postgres.WarnSessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the session of a request stands with the policy Warn.
@Singleton
public final class WarnStates {

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(2);

  private final WarnSessions sessions;
  private final ConfirmationsTable confirmations;

  @Inject
  public WarnStates(WarnSessions sessions, ConfirmationsTable confirmations) {
    this.sessions = sessions;
    this.confirmations = confirmations;
  }

  /// Where the session stands. A confirmation that is not found is waited for: it may have been
  /// given a moment before the request.
  WarnState of(ProvenRequest request, WorkspaceSettings settings, Instant now) {
    WarnState state = known(request, settings, now);
    return state == WarnState.UNCONFIRMED && confirmations.awaitProof(PROOF_PATIENCE)
        ? known(request, settings, now)
        : state;
  }

  /// Where the session stands as far as is known at this moment.
  public WarnState known(ProvenRequest request, WorkspaceSettings settings, Instant now) {
    String user = request.user();
    String session = request.session();
    FallbackTerms terms = settings.fallback();
    if (settings.policy() != FallbackPolicy.WARN || terms == null) {
      return WarnState.NOT_ASKED;
    }
    return user == null || session == null
        ? WarnState.SESSION_UNKNOWN
        : of(settings.workspace(), user, session, terms, now);
  }

  private WarnState of(
      WorkspaceId workspace, String user, String session, FallbackTerms terms, Instant now) {
    Optional<Instant> confirmed =
        confirmations.confirmedAt(workspace, user, session, terms.policyRevision());
    return ConfirmationRule.of(
        FallbackPolicy.WARN,
        user,
        session,
        remembered(workspace, user, terms),
        confirmed.orElse(null),
        now);
  }

  /// Makes a session the one that may go on falling back, unless another one is that already.
  ///
  /// @return whether it is this one
  boolean remember(ProvenRequest request, WorkspaceSettings settings) {
    String user = request.user();
    String session = request.session();
    FallbackTerms terms = settings.fallback();
    if (user == null || session == null || terms == null) {
      return false;
    }
    return Persistence.insist(
            () -> sessions.remember(settings.workspace(), user, terms.policyRevision(), session))
        .equals(session);
  }

  private @Nullable String remembered(WorkspaceId workspace, String user, FallbackTerms terms) {
    Optional<String> session =
        Persistence.insist(() -> sessions.remembered(workspace, user, terms.policyRevision()));
    return session.orElse(null);
  }
}
