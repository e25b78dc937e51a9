package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.Confirmation;
import dev.latchkey.credential.decision.DirectoryChange;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.decision.WorkspaceState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The table of workspaces.
@ApplicationScoped
public class Workspaces {

  /// Decides what a notice changes in a state that is null for a workspace never seen, where its
  /// organisation enforces a policy or, null, does not.
  @FunctionalInterface
  public interface Rule {
    DirectoryChange decide(
        @Nullable WorkspaceState known, DirectoryNotice notice, @Nullable FallbackPolicy enforced);
  }

  private final Transactions transactions;

  @Inject
  public Workspaces(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The present state of a workspace, if it was ever listed.
  public Uni<Optional<WorkspaceState>> find(WorkspaceId workspace) {
    return transactions.run(
        session ->
            session
                .find(WorkspaceRow.class, workspace.value())
                .map(row -> Optional.ofNullable(row).map(WorkspaceRow::state)));
  }

  /// Lets `rule` decide about a workspace, stores what it decided, has the settings published if
  /// their revision rose, and tells its events: one transaction, in which nobody else changes the
  /// workspace.
  ///
  /// @param unknown the result when the workspace was never listed
  public <R> Uni<R> decide(
      WorkspaceId workspace,
      Function<WorkspaceState, Decided<R>> rule,
      R unknown,
      @Nullable TraceContext trace) {
    return transactions.run(
        session ->
            Locks.workspace(session, workspace)
                .chain(
                    found ->
                        found
                            .map(row -> store(session, row, rule.apply(row.state()), trace))
                            .orElseGet(() -> Uni.createFrom().item(unknown))));
  }

  private static <R> Uni<R> store(
      Mutiny.Session session, WorkspaceRow row, Decided<R> decided, @Nullable TraceContext trace) {
    WorkspaceState before = row.state();
    WorkspaceState next = decided.next();
    row.set(next);
    return CredentialVersions.sweepDeleted(session, before, next)
        .chain(() -> note(session, next.workspace(), decided.confirmations()))
        .chain(() -> Outbox.changed(session, before, next, trace))
        .chain(() -> Outbox.events(session, decided.events()))
        .replaceWith(decided.result());
  }

  private static Uni<Void> note(
      Mutiny.Session session, WorkspaceId workspace, List<Confirmation> confirmations) {
    return Multi.createFrom()
        .iterable(confirmations)
        .onItem()
        .transformToUniAndConcatenate(each -> Confirmations.note(session, workspace, each))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /// Applies notices in their order and has the settings of all workspaces published that the rule
  /// wants announced, all in one transaction. Applying the same notices again changes nothing.
  public Uni<Void> apply(List<DirectoryNotice> notices, Rule rule) {
    return transactions.run(
        session ->
            Organisations.enforced(session, orgs(notices))
                .chain(
                    enforced ->
                        locked(session, notices)
                            .chain(
                                rows -> {
                                  DirectoryBatch batch = new DirectoryBatch(rows, enforced, rule);
                                  notices.forEach(batch::apply);
                                  return session
                                      .persistAll(batch.added())
                                      .chain(
                                          () -> Outbox.settings(session, batch.announced(), null));
                                })));
  }

  private static List<OrgId> orgs(List<DirectoryNotice> notices) {
    return notices.stream().flatMap(Workspaces::org).distinct().toList();
  }

  private static Stream<OrgId> org(DirectoryNotice notice) {
    return switch (notice) {
      case DirectoryNotice.Listed(var listing, _) -> Stream.of(listing.org());
      case DirectoryNotice.Withdrawn _ -> Stream.empty();
    };
  }

  /// Locks in the order of ids, so that two batches never wait for each other.
  private static Uni<List<WorkspaceRow>> locked(
      Mutiny.Session session, List<DirectoryNotice> notices) {
    List<String> ids =
        notices.stream().map(notice -> notice.workspace().value()).distinct().toList();
    return session
        .createSelectionQuery(
            "from Workspace where workspaceId in (:ids) order by workspaceId", WorkspaceRow.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
