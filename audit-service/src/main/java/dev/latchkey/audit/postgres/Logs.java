package dev.latchkey.audit.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The logs that there are.
@ApplicationScoped
public class Logs {

  private static final String NEWEST =
      """
      from Log where cluster = :cluster and topicId = :topicId and partition = :partition
      order by generation desc limit 1
      """;

  private static final String BEFORE =
      """
      from Log where cluster = :cluster and topicId = :topicId and partition = :partition
        and generation < :generation
      order by generation desc limit 1
      """;

  /// Whoever comes second finds the first one's.
  private static final String CREATE =
      """
      insert into log (origin, cluster, topic, topic_id, partition, generation, size, next_offset,
                       frontier)
      values (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, '')
      on conflict (cluster, topic_id, partition, generation) do nothing
      """;

  /// Takes the same lock as an append, so that no append slips in after it.
  private static final String CLOSE =
      "update log set closed = true where id = ?1 and size = ?2 and next_offset = ?3";

  private final Transactions transactions;

  @Inject
  public Logs(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The newest log of a partition, if it has one.
  public Uni<Optional<LogPosition>> newest(LogPartition partition) {
    return transactions.run(session -> newest(session, partition));
  }

  /// A log by its number.
  public Uni<Optional<LogPosition>> byId(int id) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery("from Log where id = :id", LogRow.class)
                .setParameter("id", id)
                .getResultList()
                .map(Logs::first));
  }

  /// All logs, by number.
  public Uni<List<LogPosition>> all() {
    return transactions.run(
        session ->
            session
                .createSelectionQuery("from Log order by id", LogRow.class)
                .getResultList()
                .map(rows -> rows.stream().map(LogRow::position).toList()));
  }

  /// The log whose place this one has taken, if its row is still there.
  public Uni<Optional<LogPosition>> before(LogPosition log) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(BEFORE, LogRow.class)
                .setParameter("cluster", log.partition().cluster())
                .setParameter("topicId", log.partition().topicId())
                .setParameter("partition", log.partition().partition())
                .setParameter("generation", log.generation())
                .getResultList()
                .map(Logs::first));
  }

  /// Makes a log where the database has none of its partition.
  ///
  /// @param generation 1, or more when the database had lost what there was
  /// @param nextOffset where to begin reading
  /// @return the newest log of the partition, whoever made it
  public Uni<LogPosition> create(
      LogPartition partition, String origin, int generation, long nextOffset) {
    return transactions.run(
        session ->
            insert(session, partition, origin, generation, nextOffset)
                .chain(() -> made(session, partition)));
  }

  /// Makes the log that goes on where another one stands, and closes that one: nothing can be
  /// appended to it any more.
  ///
  /// @return the newest log of the partition; some other one when the log has moved meanwhile
  public Uni<LogPosition> succeed(LogPosition before, String origin, int generation) {
    return transactions.run(
        session ->
            close(session, before)
                .chain(
                    closed ->
                        closed == 1
                            ? insert(
                                session,
                                before.partition(),
                                origin,
                                generation,
                                before.nextOffset())
                            : Uni.createFrom().voidItem())
                .chain(() -> made(session, before.partition())));
  }

  private static Uni<Integer> close(Mutiny.StatelessSession session, LogPosition log) {
    return session
        .createNativeQuery(CLOSE)
        .setParameter(1, log.id())
        .setParameter(2, log.size())
        .setParameter(3, log.nextOffset())
        .executeUpdate();
  }

  private static Uni<Void> insert(
      Mutiny.StatelessSession session,
      LogPartition partition,
      String origin,
      int generation,
      long nextOffset) {
    return session
        .createNativeQuery(CREATE)
        .setParameter(1, origin)
        .setParameter(2, partition.cluster())
        .setParameter(3, partition.topic())
        .setParameter(4, partition.topicId())
        .setParameter(5, partition.partition())
        .setParameter(6, generation)
        .setParameter(7, nextOffset)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<LogPosition> made(Mutiny.StatelessSession session, LogPartition partition) {
    return newest(session, partition).map(Optional::orElseThrow);
  }

  private static Uni<Optional<LogPosition>> newest(
      Mutiny.StatelessSession session, LogPartition partition) {
    return session
        .createSelectionQuery(NEWEST, LogRow.class)
        .setParameter("cluster", partition.cluster())
        .setParameter("topicId", partition.topicId())
        .setParameter("partition", partition.partition())
        .getResultList()
        .map(Logs::first);
  }

  private static Optional<LogPosition> first(List<LogRow> rows) {
    return rows.stream().map(LogRow::position).findFirst();
  }
}
