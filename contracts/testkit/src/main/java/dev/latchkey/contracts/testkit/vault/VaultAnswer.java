package dev.latchkey.contracts.testkit.vault;

import com.fasterxml.jackson.databind.JsonNode;

/// What the server answered: the HTTP status and the JSON body (a missing node when there was
/// none).
public record VaultAnswer(int status, JsonNode body) {

  /// Whether the status is 2xx.
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /// The `data` object of the body, or a missing node.
  public JsonNode data() {
    return body.path("data");
  }

  /// Shows the status and the server's complaints, never the data: it may be secret.
  @Override
  public String toString() {
    return "HTTP " + status + " " + body.path("errors");
  }
}
