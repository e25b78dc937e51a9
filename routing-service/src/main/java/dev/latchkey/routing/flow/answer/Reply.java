package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.inference.TokenUsage;
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

  /// What had come of a streamed answer that broke off.
  ///
  /// @param answer in the shape of a whole answer; null when nobody knows it any more
  /// @param usage the tokens, as last told; null when none were told
  record Part(@Nullable Content answer, @Nullable TokenUsage usage) {}

  /// A failure.
  ///
  /// @param part what was sent before it; null when nothing was
  record Failed(ErrorObject error, @Nullable Part part) implements Reply {

    /// A failure before which nothing was sent.
    public Failed(ErrorObject error) {
      this(error, null);
    }

    /// A failure with this code and what a person should know of it.
    public static Failed of(ErrorCode code, String message) {
      return new Failed(ErrorObject.of(code, message));
    }

    /// The same failure, which says why the platform's credential did not serve it.
    public Failed refusedFallback(FallbackReason reason) {
      return new Failed(error.refusedFallback(reason), part);
    }

    @Override
    public Content body() {
      return Content.of(part == null ? WireJson.write(error) : PartialBody.of(error, part));
    }

    @Override
    public ErrorCode failure() {
      return error.code();
    }
  }
}
