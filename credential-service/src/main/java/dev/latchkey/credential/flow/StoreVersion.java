package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.vault.AccessKeyDocument;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.Candidate;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.RenewalSchedule;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.fallback.PolicyEvents;
import dev.latchkey.credential.postgres.CredentialVersions;
import dev.latchkey.credential.postgres.OutboxEvent;
import dev.latchkey.credential.telemetry.CurrentTrace;
import dev.latchkey.credential.vault.CredentialVault;
import dev.latchkey.credential.vault.SecretStoring;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Stores a tested key as the next version and puts it into use. Before the last step nothing of it
/// counts; whoever fails or dies on the way leaves a pending row, which is given up, at once or by
/// [SweepVersions].
@ApplicationScoped
public class StoreVersion {

  private static final Logger LOG = Logger.getLogger(StoreVersion.class);

  private final CredentialVersions versions;
  private final CredentialVault vault;
  private final PolicyEvents policyEvents;
  private final SweepVersions sweep;
  private final Clock clock;

  @Inject
  public StoreVersion(
      CredentialVersions versions,
      CredentialVault vault,
      PolicyEvents policyEvents,
      SweepVersions sweep,
      Clock clock) {
    this.versions = versions;
    this.vault = vault;
    this.policyEvents = policyEvents;
    this.sweep = sweep;
    this.clock = clock;
  }

  /// Stores and activates.
  ///
  /// @param actor who saves it
  /// @param known the workspace as it was when the key was admitted; should it have changed, the
  ///   result is `SAVE_CONFLICT`
  /// @param choice what is decided about its fallbacks from then on
  Uni<Reply<ByokConfiguration>> store(
      String actor, WorkspaceState known, FallbackChoice choice, TestedKey.Works works) {
    return versions
        .addPending(candidate(known, works))
        .chain(
            scope ->
                secrets(scope, works)
                    .chain(
                        stored ->
                            switch (stored) {
                              case SecretStoring.Stored() ->
                                  activate(actor, known, choice, scope, works);
                              case SecretStoring.Conflict() -> giveUp(scope, conflict());
                              case SecretStoring.Failed(var error) -> giveUp(scope, error);
                            }));
  }

  private Candidate candidate(WorkspaceState known, TestedKey.Works works) {
    SigningKey.Session session = works.session();
    double spread = ThreadLocalRandom.current().nextDouble();
    return new Candidate(
        known.workspace(),
        credentialOf(known),
        works.account(),
        works.region(),
        works.key().accessKeyId(),
        clock.instant(),
        session.expiresAt(),
        RenewalSchedule.renewAt(session.issuedAt(), session.expiresAt(), spread));
  }

  /// A workspace keeps its credential for good; each key is another version of it.
  private static CredentialId credentialOf(WorkspaceState known) {
    InUse before = known.inUse();
    return before == null
        ? new CredentialId("cred-" + UUID.randomUUID())
        : before.version().credential();
  }

  private Uni<SecretStoring> secrets(CredentialScope scope, TestedKey.Works works) {
    SigningKey.LongTerm key = works.key();
    return vault
        .store(new AccessKeyDocument(scope, key.accessKeyId(), key.secretAccessKey()))
        .chain(
            stored ->
                switch (stored) {
                  case SecretStoring.Stored() ->
                      vault.store(Documents.session(scope, works.session()));
                  case SecretStoring.Conflict _, SecretStoring.Failed _ ->
                      Uni.createFrom().item(stored);
                });
  }

  private Uni<Reply<ByokConfiguration>> activate(
      String actor,
      WorkspaceState known,
      FallbackChoice choice,
      CredentialScope scope,
      TestedKey.Works works) {
    InUse inUse = new InUse(scope.version(), scope.account(), works.region());
    WorkspaceState next = known.using(inUse, choice);
    SaveEvents events = new SaveEvents(actor, known.listing().org(), scope, works, clock.instant());
    List<OutboxEvent> told =
        Stream.concat(
                Stream.of(events.activated(), events.keySaved()),
                policyEvents.chosen(actor, known, choice).stream())
            .toList();
    ActiveVersion version =
        new ActiveVersion(inUse, works.key().accessKeyId(), works.session().expiresAt(), null);
    return versions
        .activate(next, scope, told, CurrentTrace.context().orElse(null))
        .chain(
            done ->
                done
                    ? Uni.createFrom().item(new Reply.Given<>(new ByokConfiguration(next, version)))
                    : giveUp(scope, conflict()));
  }

  /// The error stands, whether the clearing up succeeds or is left to the sweep.
  private Uni<Reply<ByokConfiguration>> giveUp(CredentialScope scope, ErrorObject error) {
    return versions
        .abandon(scope)
        .chain(ours -> ours ? sweep.delete(scope) : Uni.createFrom().voidItem())
        .onFailure()
        .invoke(failure -> LOG.warnf("left to the sweep: %s (%s)", scope.version(), failure))
        .onFailure()
        .recoverWithNull()
        .replaceWith(new Reply.Refused<>(error));
  }

  private static ErrorObject conflict() {
    return ErrorObject.of(
        ErrorCode.SAVE_CONFLICT, "The workspace changed while the key was being saved.");
  }
}
