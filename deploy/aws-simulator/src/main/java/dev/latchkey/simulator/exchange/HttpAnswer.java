package dev.latchkey.simulator.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole HTTP answer.
///
/// @param errorCode AWS's name of the error, `null` when the call succeeded
public record HttpAnswer(
    int status, Map<String, String> headers, String body, @Nullable String errorCode) {

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// Shows no body: it may be an answer of a model, or a session's secret.
  @Override
  public String toString() {
    return "HttpAnswer[" + status + "]";
  }
}
