package dev.latchkey.audit;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.LogCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The events of an organisation as the log holds them.
record LoggedEvents(String org) {

  /// Every event with its leaf, in no order.
  List<Map<String, @Nullable Object>> rows() {
    return AuditDatabase.rows(
        """
        select event.*, leaf.kind, leaf.leaf, leaf.tseq
        from event join leaf using (log_id, leaf_index)
        where event.org = ?
        order by event.log_id, event.leaf_index, event.item
        """,
        org);
  }

  /// The ids of the events, with each as often as it is there.
  List<String> ids() {
    return rows().stream()
        .map(row -> (String) Objects.requireNonNull(row.get("event_id")))
        .toList();
  }

  /// Fails when a log that holds any of them does not fit together.
  void assertWhole() {
    AuditDatabase.rows("select distinct log_id from leaf where org = ?", org)
        .forEach(row -> LogCheck.assertWhole((Integer) Objects.requireNonNull(row.get("log_id"))));
  }
}
