package dev.latchkey.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;

/// A line of a log, as a person wants to see it when something has failed.
///
/// @param text the line as it was written
record LogLine(String text) {
  private static final int LONGEST = 300;

  /// Level and message of a JSON line, with the innermost cause of an exception; any other line as
  /// it is, cut off when it is long.
  String readable() {
    try {
      return shortened(text.startsWith("{") ? readable(WireJson.mapper().readTree(text)) : text);
    } catch (JsonProcessingException e) {
      return shortened(text);
    }
  }

  private static String readable(JsonNode line) {
    String message = line.path("level").asText() + " " + line.path("message").asText();
    JsonNode exception = line.path("exception");
    return exception.isMissingNode() ? message : message + ": " + innermost(exception);
  }

  private static String innermost(JsonNode exception) {
    JsonNode cause = exception;
    while (cause.path("causedBy").has("exception")) {
      cause = cause.path("causedBy").path("exception");
    }
    return cause.path("exceptionType").asText() + ": " + cause.path("message").asText();
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
