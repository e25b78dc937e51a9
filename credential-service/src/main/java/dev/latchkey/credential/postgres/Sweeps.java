package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.postgres.CredentialVersionRow.State;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/// Which versions are given up, and whose documents are still to be deleted.
@ApplicationScoped
public class Sweeps {

  /// Pending ones whose saver must have died; retired ones, once nobody can still be using their
  /// last session.
  private static final String FORSAKEN =
      """
      from CredentialVersion
      where (state = PENDING and createdAt <= :pendingSince)
         or (state = RETIRED and sessionExpiresAt <= :now)
      order by createdAt
      """;

  /// Workspaces that are gone, once nobody can still be using their last session.
  private static final String ABANDONED =
      """
      from Workspace w
      where w.gone and w.ownKey in (ENABLED, DISABLED)
        and not exists (
          select 1 from CredentialVersion v
          where v.key.workspaceId = w.workspaceId and v.state = ACTIVE
            and v.sessionExpiresAt > :now)
      order by w.workspaceId
      """;

  /// Not while settings wait that may be the ones that take a version out of use, nor while
  /// somebody who holds a lease may yet store another session.
  private static final String UNDELETED =
      """
      from CredentialVersion v
      where v.state = SWEPT and v.documentsDeletedAt is null
        and (v.leasedUntil is null or v.leasedUntil <= :now)
        and not exists (
          select 1 from Outbox o where o.workspaceId = v.key.workspaceId and o.topic = :settings)
      order by v.createdAt
      """;

  private final Transactions transactions;

  @Inject
  public Sweeps(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Moves forsaken versions to swept. Only then may their documents be deleted: no saver can put
  /// one of them into use any more.
  ///
  /// @return how many
  public Uni<Integer> giveUp(Instant now, Instant pendingSince, int most) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(FORSAKEN, CredentialVersionRow.class)
                .setParameter("now", now)
                .setParameter("pendingSince", pendingSince)
                .setMaxResults(most)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .invoke(rows -> rows.forEach(row -> row.state = State.SWEPT))
                .map(List::size));
  }

  /// Deletes the credentials of workspaces that have been gone for long enough, as an owner would.
  /// Should one come back, it must save a key again.
  ///
  /// @return how many
  public Uni<Integer> giveUpAbandoned(Instant now, int most) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(ABANDONED, WorkspaceRow.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .call(rows -> delete(session, rows))
                .map(List::size));
  }

  /// Swept versions whose documents may still be in Vault, oldest first.
  public Uni<List<CredentialScope>> undeleted(Instant now, int most) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(UNDELETED, CredentialVersionRow.class)
                .setParameter("now", now)
                .setParameter("settings", Topics.SETTINGS.name())
                .setMaxResults(most)
                .getResultList()
                .map(rows -> rows.stream().map(CredentialVersionRow::scope).toList()));
  }

  /// Notes that a version's documents are gone.
  public Uni<Void> deleted(CredentialScope scope, Instant now) {
    return transactions.run(
        session ->
            Locks.version(session, scope)
                .invoke(found -> found.ifPresent(row -> row.documentsDeletedAt = now))
                .replaceWithVoid());
  }

  private static Uni<Void> delete(Mutiny.Session session, List<WorkspaceRow> gone) {
    return Multi.createFrom()
        .iterable(gone)
        .onItem()
        .transformToUniAndConcatenate(
            row -> {
              row.ownKey = ByokState.DELETED;
              return CredentialVersions.sweepAll(session, row.workspaceId);
            })
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
