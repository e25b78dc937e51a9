package dev.latchkey.audit.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of the table `event` as events.
final class EventRows {

  static final String SELECT =
      """
      select log_id, leaf_index, item, topic, type, event, event_id, source, org, workspace,
             occurred_at, stored_at, request_source, request_id, user_id, conversation, actor,
             model, region, error_code, payer, tokens_input, tokens_output, tokens_cache_read,
             tokens_cache_write, cost_usd, fallback_id, decision, reason, raw, erased_at
      from event
      """;

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private EventRows() {}

  static AuditedEvent event(@Nullable Object[] row) {
    return event(new Cells(Arrays.asList(row).iterator()));
  }

  private static AuditedEvent event(Cells row) {
    return new AuditedEvent(
        new AuditedEvent.Place((int) row.number(), row.number(), (int) row.number()),
        new AuditedEvent.Kind(row.needed(), row.text(), row.text(), row.text(), row.text()),
        row.needed(),
        row.filled(),
        row.time(),
        row.time(),
        new AuditedEvent.Request(row.text(), row.text(), row.text(), row.text()),
        row.text(),
        new AuditedEvent.Call(
            row.text(),
            row.text(),
            row.text(),
            row.text(),
            new AuditedEvent.Tokens(row.count(), row.count(), row.count(), row.count()),
            (BigDecimal) row.next()),
        new AuditedEvent.Ruling(row.text(), row.text(), row.text()),
        json((byte[]) row.next()),
        row.timeOrNull());
  }

  /// What is in the log was JSON when it came; whatever is not is shown by its columns alone.
  private static @Nullable Map<String, Object> json(byte @Nullable [] raw) {
    try {
      return raw == null ? null : WireJson.mapper().readValue(raw, OBJECT);
    } catch (IOException e) {
      return null;
    }
  }

  /// The cells of a row, one after the other.
  private record Cells(Iterator<@Nullable Object> cells) {

    @Nullable Object next() {
      return cells.next();
    }

    @Nullable String text() {
      return (String) next();
    }

    String needed() {
      return (String) Objects.requireNonNull(next());
    }

    /// A text; null for the empty one.
    @Nullable String filled() {
      String text = text();
      return text == null || text.isEmpty() ? null : text;
    }

    @Nullable Long count() {
      return next() instanceof Number number ? number.longValue() : null;
    }

    long number() {
      return ((Number) Objects.requireNonNull(next())).longValue();
    }

    Instant time() {
      return Instant.ofEpochMilli(number());
    }

    @Nullable Instant timeOrNull() {
      Long time = count();
      return time == null ? null : Instant.ofEpochMilli(time);
    }
  }
}
