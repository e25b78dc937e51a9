package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.DirectoryChange;
import dev.latchkey.credential.decision.DirectoryNotice;
import dev.latchkey.credential.decision.WorkspaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// The table of workspaces.
@ApplicationScoped
public class Workspaces {

  /// Decides what a notice changes in a state that is null for a workspace never seen.
  @FunctionalInterface
  public interface Rule {
    DirectoryChange decide(@Nullable WorkspaceState known, DirectoryNotice notice);
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

  /// Applies notices in their order and has the settings of all workspaces published that the rule
  /// wants announced, all in one transaction. Applying the same notices again changes nothing.
  public Uni<Void> apply(List<DirectoryNotice> notices, Rule rule) {
    return transactions.run(
        session ->
            locked(session, notices)
                .chain(
                    rows -> {
                      DirectoryBatch batch = new DirectoryBatch(rows, rule);
                      notices.forEach(batch::apply);
                      return session
                          .persistAll(batch.added())
                          .chain(() -> Outbox.settings(session, batch.announced(), null));
                    }));
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
