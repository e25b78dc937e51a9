package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.Candidate;
import dev.latchkey.credential.decision.OwnKey;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.CredentialVersionRow.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The versions of credentials on their way from tested to in use.
@ApplicationScoped
public class CredentialVersions {

  /// A query, not an update, to Hibernate: after an update it would look for entities to forget.
  private static final String SWEEP_ALL =
      """
      with swept as (
        update credential_version set state = 'SWEPT'
        where workspace_id = ?1 and state in ('ACTIVE', 'RETIRED')
        returning 1)
      select count(*) from swept
      """;

  private static final Uni<Boolean> NO = Uni.createFrom().item(false);

  private final Transactions transactions;

  @Inject
  public CredentialVersions(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The version that a workspace uses, if any.
  public Uni<Optional<ActiveVersion>> activeOf(WorkspaceId workspace) {
    return transactions.run(
        session ->
            active(session, workspace.value())
                .map(rows -> rows.stream().map(CredentialVersionRow::active).findFirst()));
  }

  /// Takes the next version number for a candidate and notes it as pending.
  public Uni<CredentialScope> addPending(Candidate candidate) {
    return transactions.run(
        session ->
            Locks.workspace(session, candidate.workspace())
                .chain(() -> lastNumber(session, candidate))
                .map(last -> CredentialVersionRow.pending(candidate, last + 1))
                .call(session::persist)
                .map(CredentialVersionRow::scope));
  }

  /// Puts a pending version into use, unless the workspace has changed meanwhile or the version was
  /// swept. The version before retires. All this, the settings and the events are one transaction.
  ///
  /// @param next the workspace with this version in use, one revision after the one that it must
  ///   have
  /// @return whether it is in use now
  public Uni<Boolean> activate(
      WorkspaceState next,
      CredentialScope scope,
      List<OutboxEvent> events,
      @Nullable TraceContext trace) {
    return transactions.run(
        session ->
            Locks.workspace(session, scope.workspace())
                .map(found -> found.filter(row -> row.revision == next.revision() - 1))
                .chain(found -> found.map(row -> activate(session, row, next, scope)).orElse(NO))
                .call(done -> tell(session, done, scope, events, trace)));
  }

  /// Gives a pending version up, so that its documents are the caller's to delete. False when it is
  /// in use.
  public Uni<Boolean> abandon(CredentialScope scope) {
    return transactions.run(
        session ->
            Locks.version(session, scope)
                .map(
                    found ->
                        found.filter(row -> row.move(State.PENDING, State.SWEPT)).isPresent()));
  }

  private static Uni<Boolean> activate(
      Mutiny.Session session, WorkspaceRow workspace, WorkspaceState next, CredentialScope scope) {
    return Locks.version(session, scope)
        .map(found -> found.filter(row -> row.state == State.PENDING))
        .chain(found -> found.map(row -> activate(session, row)).orElse(NO))
        .invoke(
            done -> {
              if (done) {
                workspace.set(next);
              }
            });
  }

  /// Flushes in between: there is never more than one active version, not even for a statement.
  private static Uni<Boolean> activate(Mutiny.Session session, CredentialVersionRow pending) {
    return active(session, pending.key.workspaceId())
        .invoke(before -> before.forEach(row -> row.move(State.ACTIVE, State.RETIRED)))
        .chain(session::flush)
        .invoke(() -> pending.move(State.PENDING, State.ACTIVE))
        .replaceWith(true);
  }

  private static Uni<Void> tell(
      Mutiny.Session session,
      boolean done,
      CredentialScope scope,
      List<OutboxEvent> events,
      @Nullable TraceContext trace) {
    return done
        ? Outbox.settings(session, List.of(scope.workspace()), trace)
            .chain(() -> Outbox.events(session, events))
        : Uni.createFrom().voidItem();
  }

  /// Gives all versions up that were in use, if the owners have deleted the credential just now.
  static Uni<Void> sweepDeleted(
      Mutiny.Session session, WorkspaceState before, WorkspaceState next) {
    return isDeleted(next) && !isDeleted(before)
        ? sweepAll(session, next.workspace().value())
        : Uni.createFrom().voidItem();
  }

  /// Gives all versions of a workspace up that were in use.
  static Uni<Void> sweepAll(Mutiny.Session session, String workspace) {
    return session
        .createNativeQuery(SWEEP_ALL, Long.class)
        .setParameter(1, workspace)
        .getSingleResult()
        .replaceWithVoid();
  }

  private static boolean isDeleted(WorkspaceState state) {
    OwnKey key = state.ownKey();
    return key != null && key.state() == ByokState.DELETED;
  }

  /// None or one.
  private static Uni<List<CredentialVersionRow>> active(Mutiny.Session session, String workspace) {
    return session
        .createSelectionQuery(
            "from CredentialVersion where key.workspaceId = :workspace and state = ACTIVE",
            CredentialVersionRow.class)
        .setParameter("workspace", workspace)
        .getResultList();
  }

  private static Uni<Integer> lastNumber(Mutiny.Session session, Candidate candidate) {
    return session
        .createSelectionQuery(
            "select coalesce(max(key.version), 0) from CredentialVersion"
                + " where key.workspaceId = :workspace and key.credentialId = :credential",
            Integer.class)
        .setParameter("workspace", candidate.workspace().value())
        .setParameter("credential", candidate.credential().value())
        .getSingleResult();
  }
}
