package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.JsonNode;

/// What an HTTP API answered.
///
/// @param status the HTTP status
/// @param body the JSON; a missing node when there was none
public record JsonAnswer(int status, JsonNode body) {

  /// Whether the status is 2xx.
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /// The error code in the body, or an empty text.
  public String errorCode() {
    return body.path("code").asText("");
  }

  /// The body of a success.
  ///
  /// @throws IllegalStateException with status and error otherwise
  public JsonNode orThrow() {
    if (!isSuccess()) {
      throw new IllegalStateException("HTTP " + status + " " + body);
    }
    return body;
  }

  /// Shows the status alone: a body may be secret.
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
