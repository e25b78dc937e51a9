package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.error.Responsible;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.AdminEvents;
import dev.latchkey.credential.flow.ChangeWorkspace;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.Decided;
import dev.latchkey.credential.postgres.OutboxEvent;
import dev.latchkey.credential.telemetry.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Takes a user's consent that, under the policy Warn, one session of theirs may go on using the
/// platform's credential. Nobody consents for somebody else, and no agent for anybody: the user is
/// the token's subject.
@ApplicationScoped
public class ConfirmFallback {

  private static final Set<Role> PEOPLE =
      Set.of(Role.MEMBER, Role.WORKSPACE_OWNER, Role.WORKSPACE_ADMIN, Role.ORG_OWNER);

  private final ChangeWorkspace change;
  private final AdminEvents events;
  private final Clock clock;

  @Inject
  public ConfirmFallback(ChangeWorkspace change, AdminEvents events, Clock clock) {
    this.change = change;
    this.events = events;
    this.clock = clock;
  }

  /// Takes the consent of the holder of `claims` for their session. Given again, it counts from
  /// now.
  public Uni<Reply<OwnConfirmation>> confirm(
      TokenClaims claims, WorkspaceId workspace, String session) {
    return change.run(
        claims,
        workspace,
        PEOPLE,
        known -> {
          if (claims.roles().contains(Role.AGENT)) {
            return ChangeWorkspace.refused(known, Reach.forbidden());
          }
          return known.fallback().effective() == FallbackPolicy.WARN
              ? confirmed(claims, known, session)
              : ChangeWorkspace.refused(known, nothingToConfirm(known));
        });
  }

  private Decided<Reply<OwnConfirmation>> confirmed(
      TokenClaims claims, WorkspaceState known, String session) {
    FallbackConfirmation given = consent(claims, known, session, clock.instant());
    Confirmation noted =
        new Confirmation(given.recordKey(), given.policyRevision(), given.confirmedAt());
    return new Decided<>(
        known,
        List.of(noted),
        List.of(published(given), events.told(audited(given))),
        new Reply.Given<>(new OwnConfirmation(known, session, noted)));
  }

  /// The consent of the holder of `claims` to the policy as it is.
  static FallbackConfirmation consent(
      TokenClaims claims, WorkspaceState known, String session, Instant at) {
    return new FallbackConfirmation(
        known.workspace(),
        known.listing().org(),
        claims.subject(),
        session,
        known.fallback().policyRevision(),
        at.truncatedTo(ChronoUnit.MILLIS));
  }

  private static OutboxEvent published(FallbackConfirmation given) {
    return OutboxEvent.of(
            EventType.FALLBACK_CONFIRMATION,
            UUID.randomUUID().toString(),
            given.workspace(),
            given.org(),
            given.confirmedAt(),
            CurrentTrace.context().orElse(null),
            given)
        .keyed(given.recordKey());
  }

  private static AdminEvent audited(FallbackConfirmation given) {
    return new AdminEvent.FallbackConfirmed(
        given.user(), given.workspace(), given.org(), given.session(), given.policyRevision());
  }

  private static ErrorObject nothingToConfirm(WorkspaceState known) {
    ErrorCode code = ErrorCode.SAVE_CONFLICT;
    return new ErrorObject(
        code,
        "The policy is '" + known.fallback().effective() + "'; only 'warn' wants confirmations.",
        Responsible.MEMBER,
        "Nothing; look at the workspace's fallback policy.",
        false,
        null,
        null);
  }
}
