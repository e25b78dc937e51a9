package dev.latchkey.audit.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormTest {

  private static final List<String> NAMES = cells(CsvForm.header());

  @Test
  void writesACellForEachColumn() {
    // When
    List<String> cells = cells(CsvForm.line(GoldenEvents.event("attempt-outcome-fallback")));

    // Then
    assertThat(cells).hasSameSizeAs(NAMES);
    assertThat(cells.get(NAMES.indexOf("type"))).isEqualTo("attempt");
    assertThat(cells.get(NAMES.indexOf("payer"))).isEqualTo("platform");
  }

  @Test
  void endsLinesAsTheStandardSays() {
    assertThat(CsvForm.header()).endsWith("\r\n").hasLineCount(1);
    assertThat(CsvForm.line(GoldenEvents.event("attempt-outcome"))).endsWith("\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\"b", "a\r\nb", "a\nb", "\"", ",", "ä", " a "})
  void keepsEveryTextWhole(String user) {
    assertThat(userOf(user)).isEqualTo(user);
  }

  @Test
  void leavesTheCellOfWhatIsMissingEmpty() {
    assertThat(userOf(null)).isEmpty();
  }

  static Stream<Arguments> formulas() {
    return Stream.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=\"a\",b")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void letsNoSpreadsheetRunAFormula(String user) {
    assertThat(userOf(user)).isEqualTo("'" + user);
  }

  private static String userOf(@Nullable String user) {
    AuditedEvent event = GoldenEvents.event("attempt-outcome");
    AuditedEvent.Request request = new AuditedEvent.Request("/agents", "r-1", user, null);
    AuditedEvent named =
        new AuditedEvent(
            event.place(),
            event.kind(),
            event.org(),
            event.workspace(),
            event.occurredAt(),
            event.storedAt(),
            request,
            null,
            event.call(),
            event.ruling(),
            event.data(),
            null);
    return cells(CsvForm.line(named)).get(NAMES.indexOf("user"));
  }

  /// Reads a line as RFC 4180 defines it.
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length() - 2; i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && line.charAt(i + 1) == '"') {
        cell.append(line.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
