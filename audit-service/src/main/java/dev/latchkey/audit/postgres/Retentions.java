package dev.latchkey.audit.postgres;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long organisations keep the content of their events, and the end of what is older.
@ApplicationScoped
public class Retentions {

  private static final String FIND = "select days from retention where org = ?1";

  private static final String SET =
      "select count(*) from set_retention(?1, cast(cast(?2 as text) as integer))";

  private static final String ALL = "select org, days from retention_of_orgs() order by org";

  private static final String EXPIRED =
      "select log_id, last_leaf from logs_with_expired_events(?1, ?2)";

  private static final String EXPIRE = "select expire_events(?1, ?2, ?3, ?4, ?5)";

  private final Transactions transactions;

  @Inject
  public Retentions(Transactions transactions) {
    this.transactions = transactions;
  }

  /// An organisation and the days that it has chosen; null when the default holds.
  public record Chosen(OrgId org, @Nullable Integer days) {}

  /// A log with events that have expired, and its last leaf.
  public record ExpiredLog(int log, long lastLeaf) {}

  /// The days that an organisation has chosen; empty when the default holds.
  public Uni<Optional<Integer>> find(OrgId org) {
    return transactions.runFor(
        org.value(),
        session ->
            session
                .createNativeQuery(FIND, Integer.class)
                .setParameter(1, org.value())
                .getResultList()
                .map(found -> found.stream().findFirst()));
  }

  /// Keeps what an organisation chooses.
  ///
  /// @param days null for the default
  public Uni<Void> set(OrgId org, @Nullable Integer days) {
    return transactions.runFor(
        org.value(),
        session ->
            session
                .createNativeQuery(SET, Long.class)
                .setParameter(1, org.value())
                .setParameter(2, days == null ? null : days.toString())
                .getSingleResult()
                .replaceWithVoid());
  }

  /// Every organisation that has events.
  public Uni<List<Chosen>> all() {
    return transactions.run(
        session ->
            session
                .createNativeQuery(ALL, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(Retentions::chosen).toList()));
  }

  /// The logs with events of an organisation that were stored before a time.
  public Uni<List<ExpiredLog>> expired(OrgId org, Instant before) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(EXPIRED, Object[].class)
                .setParameter(1, org.value())
                .setParameter(2, before.toEpochMilli())
                .getResultList()
                .map(rows -> rows.stream().map(Retentions::expiredLog).toList()));
  }

  /// Deletes so many events of an organisation that were stored before a time.
  ///
  /// @param log up to its leaf
  /// @return how many there were, at most that number
  public Uni<Long> expire(OrgId org, Instant before, ExpiredLog log, int most) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(EXPIRE, Long.class)
                .setParameter(1, org.value())
                .setParameter(2, log.log())
                .setParameter(3, before.toEpochMilli())
                .setParameter(4, log.lastLeaf())
                .setParameter(5, most)
                .getSingleResult());
  }

  private static Chosen chosen(@Nullable Object[] row) {
    return new Chosen(
        new OrgId(String.valueOf(row[0])), row[1] instanceof Number days ? days.intValue() : null);
  }

  private static ExpiredLog expiredLog(Object[] row) {
    return new ExpiredLog(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
  }
}
