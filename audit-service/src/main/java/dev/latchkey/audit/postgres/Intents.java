package dev.latchkey.audit.postgres;

import dev.latchkey.audit.leaf.Tenant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/// Fallbacks that began and have not ended.
@ApplicationScoped
public class Intents {

  private static final String OVERDUE =
      """
      select fallback_id, leaf_index, org, workspace, deadline
      from overdue_intents_of(?1, ?2, ?3, ?4, ?5)
      """;

  private final Transactions transactions;

  @Inject
  public Intents(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Those of a partition, in whichever of its logs they began, whose deadline is before this time;
  /// the oldest first.
  public Uni<List<OverdueIntent>> overdue(LogPartition partition, Instant before, int most) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(OVERDUE, Object[].class)
                .setParameter(1, partition.cluster())
                .setParameter(2, partition.topicId())
                .setParameter(3, partition.partition())
                .setParameter(4, before.toEpochMilli())
                .setParameter(5, most)
                .getResultList()
                .map(rows -> rows.stream().map(Intents::intent).toList()));
  }

  private static OverdueIntent intent(Object[] row) {
    return new OverdueIntent(
        (String) row[0],
        ((Number) row[1]).longValue(),
        new Tenant((String) row[2], (String) row[3]),
        Instant.ofEpochMilli(((Number) row[4]).longValue()));
  }

  /// A fallback that should have ended.
  ///
  /// @param fallback its id
  /// @param leaf the leaf of its intent
  /// @param deadline when its end was due
  public record OverdueIntent(String fallback, long leaf, Tenant tenant, Instant deadline) {}
}
