package dev.latchkey.audit.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table of checkpoints.
@ApplicationScoped
public class Checkpoints {

  /// Any number, as long as nothing else in this database locks it.
  private static final long TURN = 0x6c61746368_636bL;

  private static final String DUE =
      """
      select log.id, log.origin, log.cluster, log.topic, log.topic_id, log.partition,
             log.generation, log.closed, log.size, log.frontier,
             coalesce(last.size, 0), last.note
      from log
      left join lateral (
        select size, note from checkpoint
        where log_id = log.id order by size desc limit 1) last on true
      where log.size <> coalesce(last.size, 0)
      order by log.size - coalesce(last.size, 0) desc limit ?1
      """;

  private static final String INSERT =
      """
      insert into checkpoint (log_id, size, note, signed_at) values (?1, ?2, ?3, ?4)
      on conflict (log_id, size) do nothing
      """;

  private final Transactions transactions;

  @Inject
  public Checkpoints(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Lets `sign` sign the logs whose last checkpoint is of another size, those that grew most
  /// first, and stores what it gives. One caller in the whole deployment at a time; the others get
  /// nothing to sign. What `sign` has done stays done when storing fails.
  ///
  /// @param most the number of logs in one go
  /// @return whether it was this caller's turn
  public Uni<Boolean> sign(
      int most, Instant now, Function<List<LogState>, Uni<List<CheckpointRow>>> sign) {
    return transactions.run(
        session ->
            takeTurn(session)
                .chain(
                    mine ->
                        mine
                            ? due(session, most)
                                .chain(states -> backHere(sign.apply(states)))
                                .chain(rows -> insert(session, rows, now))
                                .replaceWith(true)
                            : Uni.createFrom().item(false)));
  }

  /// Deletes checkpoints and manifests that were signed before this time, except for the last of
  /// each day.
  ///
  /// @return how many
  public Uni<Long> thin(Instant before) {
    return transactions.run(
        session ->
            session
                .createNativeQuery("select thin_signed(?1)", Long.class)
                .setParameter(1, before.toEpochMilli())
                .getSingleResult());
  }

  /// The last checkpoint of a log, or the one of this size.
  public Uni<Optional<CheckpointRow>> find(int log, Optional<Long> size) {
    return transactions.run(session -> find(session, log, size));
  }

  private static Uni<Optional<CheckpointRow>> find(
      Mutiny.StatelessSession session, int log, Optional<Long> size) {
    String condition = size.isPresent() ? " and size = ?2" : "";
    var query =
        session
            .createNativeQuery(
                "select size, note from checkpoint where log_id = ?1"
                    + condition
                    + " order by size desc limit 1",
                Object[].class)
            .setParameter(1, log);
    size.ifPresent(wanted -> query.setParameter(2, wanted));
    return query
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new CheckpointRow(log, number(row[0]), (String) row[1])));
  }

  /// A session goes on where it began.
  private static <T> Uni<T> backHere(Uni<T> work) {
    return work.emitOn(MutinyHelper.executor(Vertx.currentContext()));
  }

  private static Uni<Boolean> takeTurn(Mutiny.StatelessSession session) {
    return session
        .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
        .setParameter(1, TURN)
        .getSingleResult();
  }

  private static Uni<List<LogState>> due(Mutiny.StatelessSession session, int most) {
    return session
        .createNativeQuery(DUE, Object[].class)
        .setParameter(1, most)
        .getResultList()
        .map(rows -> rows.stream().map(Checkpoints::state).toList());
  }

  private static LogState state(Object[] row) {
    LogPartition partition =
        new LogPartition(
            (String) row[2], (String) row[3], (String) row[4], ((Number) row[5]).intValue());
    long size = number(row[8]);
    return new LogState(
        ((Number) row[0]).intValue(),
        (String) row[1],
        partition,
        ((Number) row[6]).intValue(),
        (Boolean) row[7],
        size,
        LogState.frontier(size, (byte[]) row[9]),
        number(row[10]),
        (String) row[11]);
  }

  private static Uni<Void> insert(
      Mutiny.StatelessSession session, List<CheckpointRow> rows, Instant now) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (CheckpointRow row : rows) {
      all =
          all.chain(
              () ->
                  session
                      .createNativeQuery(INSERT)
                      .setParameter(1, row.log())
                      .setParameter(2, row.size())
                      .setParameter(3, row.note())
                      .setParameter(4, now.toEpochMilli())
                      .executeUpdate()
                      .replaceWithVoid());
    }
    return all;
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
