package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.postgres.CredentialVersionRow.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;

/// Which versions are given up, and whose documents are still to be deleted.
@ApplicationScoped
public class Sweeps {

  /// Pending ones whose saver must have died; retired ones, and those of workspaces that are gone,
  /// once nobody can still be using their last session.
  private static final String FORSAKEN =
      """
      from CredentialVersion
      where (state = PENDING and createdAt <= :pendingSince)
         or (state = RETIRED and sessionExpiresAt <= :now)
         or (state = ACTIVE and sessionExpiresAt <= :now
             and key.workspaceId in (select workspaceId from Workspace where gone))
      order by createdAt
      """;

  private static final String UNDELETED =
      "from CredentialVersion where state = SWEPT and documentsDeletedAt is null order by createdAt";

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

  /// Swept versions whose documents may still be in Vault, oldest first.
  public Uni<List<CredentialScope>> undeleted(int most) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(UNDELETED, CredentialVersionRow.class)
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
}
