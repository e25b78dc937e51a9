package dev.latchkey.simulator.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP answer.
///
/// @param errorCode AWS's name of the error, `null` when the call succeeded
public record HttpAnswer(
    int status, Map<String, String> headers, HttpBody body, @Nullable String errorCode) {

  /// Status of a call that did not run and got no answer.
  public static final int NO_STATUS = 0;

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// Shows no body: it may be an answer of a model, or a session's secret.
  @Override
  public String toString() {
    return "HttpAnswer[" + status + "]";
  }
}
