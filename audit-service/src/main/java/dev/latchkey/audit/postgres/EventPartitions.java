package dev.latchkey.audit.postgres;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/// The monthly parts of the table `event`.
@ApplicationScoped
public class EventPartitions {

  private static final String MAKE = "select make_event_partitions(?1, ?2)";
  private static final String AHEAD = "select event_partitions_ahead(?1)";
  private static final String DROP = "select drop_empty_event_partitions(?1)";

  private final Transactions transactions;

  @Inject
  public EventPartitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Makes those of the present month and of so many months after it, where they are missing.
  public Uni<Integer> make(Instant now, int monthsAhead) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(MAKE, Integer.class)
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, monthsAhead)
                .getSingleResult());
  }

  /// For how many whole months after the present one there are some, without a hole; -1 when there
  /// is none for the present one, so that nothing can be stored.
  public Uni<Integer> ahead(Instant now) {
    return number(AHEAD, now);
  }

  /// Drops those whose month ended before a time and that are empty.
  ///
  /// @return how many
  public Uni<Integer> dropEmpty(Instant before) {
    return number(DROP, before);
  }

  private Uni<Integer> number(String sql, Instant time) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(sql, Integer.class)
                .setParameter(1, time.toEpochMilli())
                .getSingleResult());
  }
}
