package dev.latchkey.audit.postgres;

import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.query.EventPosition;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads events of one organisation at a time: each statement names it, and so does the
/// transaction, to the row level security of the tables.
@ApplicationScoped
public class Events {

  /// In which order a list comes.
  public enum Order {
    NEWEST_FIRST("desc", "<"),
    OLDEST_FIRST("asc", ">");

    private final String direction;
    final String beyond;

    Order(String direction, String beyond) {
      this.direction = direction;
      this.beyond = beyond;
    }
  }

  /// How long before and after an event the others of its request are looked for: a request's
  /// deadline is at most thirty minutes after it was sent.
  private static final long REQUEST_MILLIS = 31 * 60 * 1000L;

  private final Transactions transactions;

  @Inject
  public Events(Transactions transactions) {
    this.transactions = transactions;
  }

  /// A page of the events that the filter asks for.
  ///
  /// @param after the position that the page goes on after; null for the first page
  /// @param most the number of events of a whole page
  public Uni<List<AuditedEvent>> page(
      OrgId org, EventFilter filter, Order order, @Nullable EventPosition after, int most) {
    Conditions conditions = Conditions.of(org, filter);
    if (after != null) {
      conditions.addBeyond(order, after);
    }
    return list(org, conditions, order, most);
  }

  /// The event at a place, if it is one of this organisation's.
  public Uni<Optional<AuditedEvent>> find(OrgId org, AuditedEvent.Place place) {
    Conditions conditions =
        Conditions.of(org)
            .add("log_id = ?", place.log())
            .add("leaf_index = ?", place.index())
            .add("item = ?", place.item());
    return list(org, conditions, Order.OLDEST_FIRST, 1).map(found -> found.stream().findFirst());
  }

  /// The other events of the same fallback or, when it belongs to none, of the same request, oldest
  /// first.
  public Uni<List<AuditedEvent>> related(OrgId org, AuditedEvent event, int most) {
    Conditions conditions = Conditions.of(org);
    String fallback = event.ruling().fallbackId();
    String request = event.request().id();
    if (fallback != null) {
      conditions.add("fallback_id = ?", fallback);
    } else if (request != null && event.workspace() != null) {
      long time = event.occurredAt().toEpochMilli();
      conditions
          .add("workspace = ?", event.workspace())
          .add("request_id = ?", request)
          .add("occurred_at >= ?", time - REQUEST_MILLIS)
          .add("occurred_at <= ?", time + REQUEST_MILLIS);
    } else {
      return Uni.createFrom().item(List.of());
    }
    return list(org, conditions, Order.OLDEST_FIRST, most)
        .map(all -> all.stream().filter(other -> !other.place().equals(event.place())).toList());
  }

  private Uni<List<AuditedEvent>> list(OrgId org, Conditions conditions, Order order, int most) {
    return transactions.runFor(
        org.value(),
        session ->
            query(session, conditions, order, most)
                .getResultList()
                .map(rows -> rows.stream().map(EventRows::event).toList()));
  }

  private static Mutiny.SelectionQuery<Object[]> query(
      Mutiny.StatelessSession session, Conditions conditions, Order order, int most) {
    Mutiny.SelectionQuery<Object[]> query =
        session.createNativeQuery(statement(conditions, order, most), Object[].class);
    conditions.bind(query);
    return query;
  }

  /// The text of a statement that lists events.
  static String statement(Conditions conditions, Order order, int most) {
    return EventRows.SELECT
        + conditions.where()
        + " order by occurred_at %1$s, log_id %1$s, leaf_index %1$s, item %1$s limit %2$d"
            .formatted(order.direction, most);
  }
}
