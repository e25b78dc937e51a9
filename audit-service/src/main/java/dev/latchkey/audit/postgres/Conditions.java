package dev.latchkey.audit.postgres;

import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.query.EventPosition;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What rows of the table `event` must satisfy. Values travel as parameters, never in the text of
/// the statement, so that a filter has one text and one plan whatever it asks for.
final class Conditions {

  private final List<String> texts = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private Conditions() {}

  static Conditions of(OrgId org) {
    return new Conditions().add("org = ?", org.value());
  }

  static Conditions of(OrgId org, EventFilter filter) {
    return of(org)
        .addTime("occurred_at >= ?", filter.from())
        .addTime("occurred_at < ?", filter.to())
        .addText("workspace = ?", filter.workspace())
        .addText("user_id = ?", filter.user())
        .addText("conversation = ?", filter.conversation())
        .addText("model = ?", filter.model())
        .addText("error_code = ?", filter.error())
        .addText("decision = ?", filter.decision())
        .addText("payer = ?", filter.payer())
        .addText("event = ?", filter.event());
  }

  /// Adds a condition as it is.
  Conditions add(String condition) {
    texts.add(condition);
    return this;
  }

  /// Adds a condition with one question mark, for its value.
  Conditions add(String condition, Object value) {
    values.add(value);
    texts.add(condition.replace("?", "?" + values.size()));
    return this;
  }

  /// Adds that rows come after a position.
  void addBeyond(Events.Order order, EventPosition at) {
    int first = values.size() + 1;
    texts.add(
        "(occurred_at, log_id, leaf_index, item) %s (?%d, ?%d, ?%d, ?%d)"
            .formatted(order.beyond, first, first + 1, first + 2, first + 3));
    values.addAll(List.of(at.occurredAt(), at.log(), at.index(), at.item()));
  }

  String where() {
    return " where " + String.join(" and ", texts);
  }

  /// The values in the order of their numbers.
  List<Object> values() {
    return List.copyOf(values);
  }

  void bind(Mutiny.SelectionQuery<?> query) {
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
  }

  private Conditions addTime(String condition, @Nullable Instant time) {
    return time == null ? this : add(condition, time.toEpochMilli());
  }

  /// Texts are cut and cleaned as they were on their way into the column.
  private Conditions addText(String condition, @Nullable Object value) {
    String text = ColumnText.of(value == null ? null : value.toString());
    return text == null ? this : add(condition, text);
  }
}
