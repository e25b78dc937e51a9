package dev.latchkey.local.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What came back.
public sealed interface Answer {

  /// The `ce_id` of the request that was asked.
  String requestId();

  /// The model answered.
  ///
  /// @param headers the answer's extension attributes, see [AnswerHeaders]
  /// @param text what the model said
  record Succeeded(String requestId, Map<String, String> headers, String text) implements Answer {

    /// Shows no answer (INV-13).
    @Override
    public String toString() {
      return "Succeeded" + headers;
    }
  }

  /// Latchkey answered why there is none.
  record Failed(String requestId, Map<String, String> headers, ErrorObject error)
      implements Answer {}

  /// No answer came in time.
  record Missing(String requestId) implements Answer {}

  /// Reads the answer to a request.
  static Answer read(String requestId, CloudEvent event) {
    return event.type().equals(AnswerHeaders.SUCCEEDED)
        ? new Succeeded(requestId, event.extensions(), textOf(event.data().bytes()))
        : new Failed(requestId, event.extensions(), errorOf(event));
  }

  private static String textOf(byte[] body) {
    try {
      JsonNode content = WireJson.mapper().readTree(body).path("content");
      return StreamSupport.stream(content.spliterator(), /* parallel= */ false)
          .map(block -> block.path("text").asText(""))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException("the answer is not JSON", e);
    }
  }

  /// Of an answer that broke off, the error is a part.
  private static ErrorObject errorOf(CloudEvent event) {
    byte[] body = event.data().bytes();
    if (!event.type().equals(AnswerHeaders.PARTIAL)) {
      return errorOf(body);
    }
    try {
      return errorOf(WireJson.write(WireJson.mapper().readTree(body).path("error")));
    } catch (IOException e) {
      throw new UncheckedIOException("the answer is not JSON", e);
    }
  }

  private static ErrorObject errorOf(byte[] body) {
    return switch (WireJson.read(body, ErrorObject.class)) {
      case Parsed.Ok<ErrorObject>(ErrorObject error) -> error;
      case Parsed.Invalid<ErrorObject>(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
