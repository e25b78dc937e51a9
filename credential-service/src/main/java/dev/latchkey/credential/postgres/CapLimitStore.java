package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.decision.CapLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The deployment's caps as the published settings have them.
@ApplicationScoped
public class CapLimitStore {

  /// Locks workspaces in the order of their ids, like everybody else.
  private static final String STORE =
      """
      with changed as (
        insert into cap_limits (usd_per_day, consecutive) values (?1, ?2)
        on conflict (only_row) do update
          set usd_per_day = excluded.usd_per_day, consecutive = excluded.consecutive
          where (cap_limits.usd_per_day, cap_limits.consecutive)
            is distinct from (excluded.usd_per_day, excluded.consecutive)
        returning 1),
      locked as (
        select workspace_id from workspace where exists (select from changed)
        order by workspace_id for update),
      risen as (
        update workspace w set revision = w.revision + 1 from locked
        where w.workspace_id = locked.workspace_id
        returning w.workspace_id, w.gone),
      marked as (
        insert into outbox (topic, workspace_id, created_at)
        select ?3, workspace_id, now() from risen where not gone
        returning 1)
      select count(*) from marked
      """;

  private final Transactions transactions;

  @Inject
  public CapLimitStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Stores the caps and, if they are others than before, has the settings of all workspaces
  /// published.
  ///
  /// @return of how many
  public Uni<Long> store(CapLimits limits) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(STORE, Long.class)
                .setParameter(1, limits.usdPerDay())
                .setParameter(2, limits.consecutive())
                .setParameter(3, Topics.SETTINGS.name())
                .getSingleResult());
  }
}
