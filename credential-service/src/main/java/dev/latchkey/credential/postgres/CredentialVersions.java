package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.decision.ActiveVersion;
import dev.latchkey.credential.decision.Candidate;
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

  /// Puts a pending version into use, unless the workspace has changed since `known` was read or
  /// the version was swept meanwhile. The version before retires. All this, the settings and the
  /// events are one transaction.
  ///
  /// @return whether it is in use now
  public Uni<Boolean> activate(
      WorkspaceState known,
      CredentialScope scope,
      List<OutboxEvent> events,
      @Nullable TraceContext trace) {
    return transactions.run(
        session ->
            Locks.workspace(session, scope.workspace())
                .map(found -> found.filter(row -> row.revision == known.revision()))
                .chain(
                    found -> found.map(workspace -> activate(session, workspace, scope)).orElse(NO))
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
      Mutiny.Session session, WorkspaceRow workspace, CredentialScope scope) {
    return Locks.version(session, scope)
        .map(found -> found.filter(row -> row.state == State.PENDING))
        .chain(found -> found.map(pending -> activate(session, workspace, pending)).orElse(NO));
  }

  /// Flushes in between: there is never more than one active version, not even for a statement.
  private static Uni<Boolean> activate(
      Mutiny.Session session, WorkspaceRow workspace, CredentialVersionRow pending) {
    return active(session, workspace.workspaceId)
        .invoke(before -> before.forEach(row -> row.move(State.ACTIVE, State.RETIRED)))
        .chain(session::flush)
        .invoke(() -> pending.move(State.PENDING, State.ACTIVE))
        .invoke(() -> workspace.use(pending))
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
