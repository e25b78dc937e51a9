package dev.latchkey.audit.postgres;

import dev.latchkey.audit.query.ErasureOrder;
import dev.latchkey.audit.siem.AuditedEvent.Place;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Finds the events that an erasure concerns.
@ApplicationScoped
public class Erasures {

  private final Transactions transactions;

  @Inject
  public Erasures(Transactions transactions) {
    this.transactions = transactions;
  }

  /// A log with events that are to be erased; empty when there are none left. Logs that take no
  /// more leaves are left out: nothing could say there what became of their events.
  public Uni<Optional<Integer>> log(OrgId org, ErasureOrder order) {
    Conditions conditions =
        chosen(org, order).add("not exists (select from log where id = log_id and closed)");
    return list(org, conditions, 1).map(places -> places.stream().map(Place::log).findFirst());
  }

  /// How many events the order concerns in logs that take no more leaves.
  public Uni<Long> closed(OrgId org, ErasureOrder order) {
    Conditions conditions =
        chosen(org, order).add("exists (select from log where id = log_id and closed)");
    String sql = "select count(*) from event" + conditions.where();
    return transactions.runFor(
        org.value(),
        session -> {
          Mutiny.SelectionQuery<Long> query = session.createNativeQuery(sql, Long.class);
          conditions.bind(query);
          return query.getSingleResult();
        });
  }

  /// Events of a log that are to be erased, at most so many.
  public Uni<List<Place>> find(OrgId org, ErasureOrder order, int log, int most) {
    return list(org, chosen(org, order).add("log_id = ?", log), most);
  }

  /// What people did stays: the deeds of those who may order erasures are among it.
  private static Conditions chosen(OrgId org, ErasureOrder order) {
    return Conditions.of(org)
        .add(column(order.selector()) + " = ?", String.valueOf(ColumnText.of(order.value())))
        .add("erased_at is null")
        .add("type is distinct from ?", EventType.ADMIN_EVENT.type());
  }

  private Uni<List<Place>> list(OrgId org, Conditions conditions, int most) {
    String sql =
        "select log_id, leaf_index, item from event"
            + conditions.where()
            + " order by occurred_at, log_id, leaf_index, item limit "
            + most;
    return transactions.runFor(
        org.value(),
        session -> {
          Mutiny.SelectionQuery<Object[]> query = session.createNativeQuery(sql, Object[].class);
          conditions.bind(query);
          return query.getResultList().map(rows -> rows.stream().map(Erasures::place).toList());
        });
  }

  private static String column(ErasureOrder.Selector selector) {
    return switch (selector) {
      case USER -> "user_id";
      case CONVERSATION -> "conversation";
      case REQUEST -> "request_id";
      case WORKSPACE -> "workspace";
    };
  }

  private static Place place(Object[] row) {
    return new Place(
        ((Number) row[0]).intValue(), ((Number) row[1]).longValue(), ((Number) row[2]).intValue());
  }
}
