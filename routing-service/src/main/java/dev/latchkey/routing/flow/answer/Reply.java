package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.json.WireJson;
import org.jspecify.annotations.Nullable;

/// The body of a final answer.
public sealed interface Reply {

  /// The bytes to publish.
  Content body();

  /// The failure's code; null for an answer of Bedrock's.
  @Nullable ErrorCode failure();

  /// Bedrock's answer as it came.
  record Served(Content body) implements Reply {
    @Override
    public @Nullable ErrorCode failure() {
      return null;
    }
  }

  /// A failure.
  record Failed(ErrorObject error) implements Reply {

    /// A failure with this code and what a person should know of it.
    public static Failed of(ErrorCode code, String message) {
      return new Failed(ErrorObject.of(code, message));
    }

    @Override
    public Content body() {
      return Content.of(WireJson.write(error));
    }

    @Override
    public ErrorCode failure() {
      return error.code();
    }
  }
}
