package dev.latchkey.simulator.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What a simulated service answers, before any protocol gives it a form. Everything that turns an
/// answer into bytes switches over these cases, so a further kind of answer is added here first.
public sealed interface Answer {

  /// The operation succeeded.
  ///
  /// @param headers further response headers
  /// @param tokens what it used of a quota
  record Served(String contentType, Map<String, String> headers, String body, long tokens)
      implements Answer {

    public Served {
      headers = Map.copyOf(headers);
    }

    /// One that uses no tokens.
    public Served(String contentType, Map<String, String> headers, String body) {
      this(contentType, headers, body, 0);
    }

    /// Shows no body: it may be an answer of a model, or a session's secret.
    @Override
    public String toString() {
      return "Served[" + contentType + "]";
    }

    /// A JSON answer without further headers.
    public static Served json(String body) {
      return new Served("application/json", Map.of(), body);
    }
  }

  /// The operation succeeded, and the model's answer comes as a stream of events.
  ///
  /// @param headers further response headers
  /// @param events each is made when it is asked for, in order and once
  /// @param tokens what the whole answer used of a quota
  record Streamed(Map<String, String> headers, List<Supplier<StreamEvent>> events, long tokens)
      implements Answer {

    public Streamed {
      headers = Map.copyOf(headers);
      events = List.copyOf(events);
    }

    /// Shows no content.
    @Override
    public String toString() {
      return "Streamed[%d events]".formatted(events.size());
    }
  }

  /// The operation was refused.
  record Refused(AwsError error) implements Answer {}

  /// Denied with HTTP 403 `AccessDeniedException` before Bedrock itself was asked: by IAM, or for a
  /// bad API key. Such answers have their `Message` in upper case.
  record AccessDenied(String message) implements Answer {}

  /// A gateway before the service failed. It knows nothing of AWS: HTML, no error's name.
  ///
  /// @param name what to call it in the record
  record GatewayFailed(int status, String name) implements Answer {}

  /// None: the call did not run and its connection ends.
  record None() implements Answer {}

  /// The runtime knows no operation at this path. It says so with HTTP 200.
  record UnknownRuntimeOperation() implements Answer {}
}
