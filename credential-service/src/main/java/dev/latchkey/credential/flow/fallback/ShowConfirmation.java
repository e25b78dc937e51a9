package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.ReadWorkspace;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.Confirmations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/// Shows users their own consents.
@ApplicationScoped
public class ShowConfirmation {

  private final ReadWorkspace read;
  private final Confirmations confirmations;
  private final Clock clock;

  @Inject
  public ShowConfirmation(ReadWorkspace read, Confirmations confirmations, Clock clock) {
    this.read = read;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /// Looks up the consent of the holder of `claims` for their session.
  public Uni<Reply<OwnConfirmation>> show(
      TokenClaims claims, WorkspaceId workspace, String session) {
    return read.run(
        workspace, known -> Reach.reaches(claims, known), known -> shown(claims, known, session));
  }

  private Uni<OwnConfirmation> shown(TokenClaims claims, WorkspaceState known, String session) {
    Instant now = clock.instant();
    return confirmations
        .find(ConfirmFallback.consent(claims, known, session, now).recordKey())
        .map(
            found ->
                new OwnConfirmation(
                    known,
                    session,
                    found.filter(each -> each.counts(known.fallback(), now)).orElse(null)));
  }
}
