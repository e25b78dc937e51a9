package dev.latchkey.audit.postgres;

import dev.latchkey.audit.leaf.ChainLink;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.merkle.TreeHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Writes one append: all of its rows in one transaction, or none when the log is not where the
/// caller believes it to be. The row of the log is moved by compare-and-set before anything else is
/// written, and stays locked until the end, so that a log never forks.
@ApplicationScoped
public class Appends {

  private static final String MOVE =
      """
      update log set size = ?1, next_offset = ?2, frontier = ?3
      where id = ?4 and size = ?5 and next_offset = ?6 and not closed
      """;

  /// A process that is frozen in the middle would hold the log for ever, and whoever waits for it
  /// would hold connections.
  private static final String LIMIT =
      """
      select set_config('idle_in_transaction_session_timeout', '15s', true)
          || set_config('lock_timeout', '10s', true)
      """;

  private static final String HEADS =
      """
      select org, workspace, tseq, leaf_hash
      from workspace_heads(?1, cast(?2 as text[]), cast(?3 as text[]))
      """;

  private final Transactions transactions;

  @Inject
  public Appends(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Appends.
  ///
  /// @param before where the log must be
  /// @param tenants those whose leaves are to be appended
  /// @param rows makes the rows from the place of each tenant's next leaf
  /// @return the position after it; none when the log is elsewhere or closed, and then nothing was
  ///   written
  public Uni<Optional<LogPosition>> append(
      LogPosition before,
      Collection<Tenant> tenants,
      Function<Map<Tenant, ChainLink>, AppendRows> rows) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(LIMIT, String.class)
                .getSingleResult()
                .chain(() -> links(session, before, List.copyOf(tenants)))
                .map(rows)
                .chain(made -> write(session, before, made)));
  }

  private static Uni<Optional<LogPosition>> write(
      Mutiny.StatelessSession session, LogPosition before, AppendRows rows) {
    return move(session, before, rows.after())
        .chain(
            moved ->
                moved == 1
                    ? new AppendStatements(session, rows)
                        .all()
                        .replaceWith(Optional.of(rows.after()))
                    : Uni.createFrom().item(Optional.empty()));
  }

  private static Uni<Integer> move(
      Mutiny.StatelessSession session, LogPosition before, LogPosition after) {
    return session
        .createNativeQuery(MOVE)
        .setParameter(1, after.size())
        .setParameter(2, after.nextOffset())
        .setParameter(3, after.frontier().bytes())
        .setParameter(4, before.id())
        .setParameter(5, before.size())
        .setParameter(6, before.nextOffset())
        .executeUpdate();
  }

  private static Uni<Map<Tenant, ChainLink>> links(
      Mutiny.StatelessSession session, LogPosition log, List<Tenant> tenants) {
    Map<Tenant, ChainLink> links = new HashMap<>();
    tenants.forEach(tenant -> links.put(tenant, ChainLink.first(tenant)));
    if (tenants.isEmpty()) {
      return Uni.createFrom().item(links);
    }
    return session
        .createNativeQuery(HEADS, Object[].class)
        .setParameter(1, log.id())
        .setParameter(2, tenants.stream().map(Tenant::org).toArray(String[]::new))
        .setParameter(3, tenants.stream().map(Tenant::workspace).toArray(String[]::new))
        .getResultList()
        .invoke(heads -> heads.forEach(head -> put(head, links)))
        .replaceWith(links);
  }

  private static void put(Object[] head, Map<Tenant, ChainLink> links) {
    Tenant tenant = new Tenant((String) head[0], (String) head[1]);
    long number = ((Number) head[2]).longValue();
    links.put(tenant, new ChainLink(tenant, number + 1, TreeHash.of((byte[]) head[3])));
  }
}
