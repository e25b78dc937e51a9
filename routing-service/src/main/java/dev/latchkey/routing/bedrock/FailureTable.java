package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.decision.FailureRow;
import dev.latchkey.routing.decision.Surface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Loads what AWS's failures mean from the resource `failures.json` beside this class.
public final class FailureTable {

  private FailureTable() {}

  /// The rows in their order.
  ///
  /// @throws IllegalStateException when the resource names a surface, a class or a pattern that
  ///   does not exist
  public static List<FailureRow> rows() {
    return entries().stream().map(Entry::toRow).toList();
  }

  static List<Entry> entries() {
    try (InputStream json = FailureTable.class.getResourceAsStream("failures.json")) {
      if (json == null) {
        throw new IllegalStateException("failures.json is missing");
      }
      return WireJson.mapper().readValue(json, Document.class).rows();
    } catch (IOException e) {
      throw new UncheckedIOException("failures.json cannot be read", e);
    }
  }

  record Document(List<Entry> rows) {}

  record Entry(
      String id,
      String surface,
      @JsonProperty("http_status") int httpStatus,
      String code,
      @Nullable String match,
      String message,
      @JsonProperty("failure_class") String failureClass) {

    FailureRow toRow() {
      return new FailureRow(
          id,
          surfaceNamed(surface),
          httpStatus,
          code,
          Pattern.compile(match == null ? "" : match, Pattern.CASE_INSENSITIVE),
          ErrorCode.valueOf(failureClass));
    }

    private static Surface surfaceNamed(String text) {
      return Arrays.stream(Surface.values())
          .filter(surface -> surface.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no surface " + text));
    }
  }
}
