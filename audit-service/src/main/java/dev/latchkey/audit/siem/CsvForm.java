package dev.latchkey.audit.siem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Audited events as CSV by RFC 4180: a line of names, then a line for each event, each ended by
/// CRLF. The event's own JSON is not in it.
///
/// Spreadsheets take a cell that begins with one of certain characters for a formula, quoted or
/// not, and names of users and models are chosen by others. Such a cell gets an apostrophe in
/// front, which spreadsheets show as text. Source: OWASP, "CSV Injection".
public final class CsvForm {

  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String END = "\r\n";

  private static final Map<String, Function<AuditedEvent, @Nullable Object>> COLUMNS = columns();

  private CsvForm() {}

  /// The first line: the names of the columns.
  public static String header() {
    return String.join(",", COLUMNS.keySet()) + END;
  }

  /// The line of an event.
  public static String line(AuditedEvent event) {
    return COLUMNS.values().stream()
            .map(column -> cell(column.apply(event)))
            .collect(Collectors.joining(","))
        + END;
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : inert(value.toString());
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static String inert(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static Map<String, Function<AuditedEvent, @Nullable Object>> columns() {
    Map<String, Function<AuditedEvent, @Nullable Object>> columns = new LinkedHashMap<>();
    columns.put("time", AuditedEvent::occurredAt);
    columns.put("stored", AuditedEvent::storedAt);
    columns.put("org", AuditedEvent::org);
    columns.put("workspace", AuditedEvent::workspace);
    columns.put("log", event -> event.place().log());
    columns.put("index", event -> event.place().index());
    columns.put("item", event -> event.place().item());
    columns.put("topic", event -> event.kind().topic());
    columns.put("type", event -> event.kind().event());
    columns.put("eventid", event -> event.kind().id());
    columns.put("source", event -> event.kind().source());
    columns.put("requestsource", event -> event.request().source());
    columns.put("requestid", event -> event.request().id());
    columns.put("user", event -> event.request().user());
    columns.put("conversation", event -> event.request().conversation());
    columns.put("actor", AuditedEvent::actor);
    columns.put("fallbackid", event -> event.ruling().fallbackId());
    columns.put("decision", event -> event.ruling().decision());
    columns.put("reason", event -> event.ruling().reason());
    columns.put("model", event -> event.call().model());
    columns.put("region", event -> event.call().region());
    columns.put("error", event -> event.call().error());
    columns.put("payer", event -> event.call().payer());
    columns.put("tokensinput", event -> event.call().tokens().input());
    columns.put("tokensoutput", event -> event.call().tokens().output());
    columns.put("tokenscacheread", event -> event.call().tokens().cacheRead());
    columns.put("tokenscachewrite", event -> event.call().tokens().cacheWrite());
    columns.put("costusd", event -> event.call().costText());
    columns.put("erased", AuditedEvent::erasedAt);
    return columns;
  }
}
