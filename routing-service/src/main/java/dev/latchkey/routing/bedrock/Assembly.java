package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import org.jspecify.annotations.Nullable;

/// Puts a streamed answer together, event by event, in the shape of the answer that is not
/// streamed. One thread uses it.
sealed interface Assembly permits MessagesAssembly, ConverseAssembly {

  /// Takes the next event.
  ///
  /// @return whether it holds a part of the answer, and not only what surrounds it
  boolean take(JsonNode event);

  /// Whether the event came without which an answer is not whole.
  boolean isWhole();

  /// What has come so far.
  ObjectNode answer();

  /// The tokens, as last told; null before the first.
  @Nullable TokenUsage usage();

  /// Why the model stopped; null before it has.
  @Nullable String stopReason();

  /// The input of a tool, whose pieces are no JSON by themselves. One that was cut off is given as
  /// the text that came.
  static JsonNode input(String text) {
    try {
      return WireJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return WireJson.mapper().getNodeFactory().textNode(text);
    }
  }
}
