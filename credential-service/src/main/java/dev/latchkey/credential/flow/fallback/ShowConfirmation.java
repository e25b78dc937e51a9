package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.Errors;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.Confirmations;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/// Shows users their own consents.
@ApplicationScoped
public class ShowConfirmation {

  private final Workspaces workspaces;
  private final Confirmations confirmations;
  private final Clock clock;

  @Inject
  public ShowConfirmation(Workspaces workspaces, Confirmations confirmations, Clock clock) {
    this.workspaces = workspaces;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /// Looks up the consent of the holder of `claims` for their session.
  public Uni<Reply<OwnConfirmation>> show(
      TokenClaims claims, WorkspaceId workspace, String session) {
    return workspaces
        .find(workspace)
        .chain(
            found ->
                found
                    .filter(known -> Reach.reaches(claims, known))
                    .map(known -> shown(claims, known, session))
                    .orElseGet(ShowConfirmation::unknown))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private Uni<Reply<OwnConfirmation>> shown(
      TokenClaims claims, WorkspaceState known, String session) {
    Instant now = clock.instant();
    return confirmations
        .find(ConfirmFallback.consent(claims, known, session, now).recordKey())
        .map(
            found ->
                new Reply.Given<>(
                    new OwnConfirmation(
                        known,
                        session,
                        found.filter(each -> each.counts(known.fallback(), now)).orElse(null))));
  }

  private static Uni<Reply<OwnConfirmation>> unknown() {
    return Uni.createFrom().item(new Reply.Refused<>(Reach.unknownWorkspace()));
  }
}
