package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An answer of Anthropic Messages. Source: Anthropic API, "Streaming messages": `message_start`
/// holds the message without content, each block is started, filled by deltas and stopped,
/// `message_delta` tells why it stopped and the tokens counted up, `message_stop` ends it.
final class MessagesAssembly implements Assembly {

  private final Map<Integer, ObjectNode> blocks = new TreeMap<>();
  private final Map<Integer, StringBuilder> texts = new TreeMap<>();
  private ObjectNode message = WireJson.mapper().createObjectNode();
  private StreamedUsage usage = StreamedUsage.none();
  private boolean whole;

  @Override
  public boolean take(JsonNode event) {
    usage = usage.after(event);
    switch (event.path("type").asText()) {
      case "message_start" -> start(event.path("message"));
      case "content_block_start" -> block(event);
      case "content_block_delta" -> {
        delta(event.path("index").asInt(), event.path("delta"));
        return true;
      }
      case "message_delta" -> end(event);
      case "message_stop" -> whole = true;
      default -> {
        // Pings, and what may come one day, add nothing to the message.
      }
    }
    return false;
  }

  private void start(JsonNode started) {
    if (started instanceof ObjectNode object) {
      message = object.deepCopy();
    }
  }

  private void block(JsonNode event) {
    if (event.path("content_block") instanceof ObjectNode block) {
      blocks.put(event.path("index").asInt(), block.deepCopy());
    }
  }

  private void delta(int index, JsonNode delta) {
    ObjectNode block =
        blocks.computeIfAbsent(
            index, _ -> WireJson.mapper().createObjectNode().put("type", "text"));
    switch (delta.path("type").asText()) {
      case "text_delta" -> append(block, "text", delta.path("text").asText());
      case "thinking_delta" -> append(block, "thinking", delta.path("thinking").asText());
      case "signature_delta" -> block.set("signature", delta.path("signature"));
      case "input_json_delta" ->
          texts
              .computeIfAbsent(index, _ -> new StringBuilder())
              .append(delta.path("partial_json").asText());
      case "citations_delta" -> block.withArray("citations").add(delta.path("citation"));
      default -> {
        // What is not known cannot be put together; the pieces have it as it came.
      }
    }
  }

  private static void append(ObjectNode block, String field, String more) {
    block.put(field, block.path(field).asText() + more);
  }

  private void end(JsonNode event) {
    event
        .path("delta")
        .propertyStream()
        .forEach(each -> message.set(each.getKey(), each.getValue()));
    if (event.path("usage") instanceof ObjectNode counted) {
      ObjectNode all = message.withObject("usage");
      counted.propertyStream().forEach(each -> all.set(each.getKey(), each.getValue()));
    }
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public ObjectNode answer() {
    ObjectNode answer = message.deepCopy();
    ArrayNode content = answer.putArray("content");
    blocks.forEach((index, block) -> content.add(withInput(index, block.deepCopy())));
    return answer;
  }

  private ObjectNode withInput(int index, ObjectNode block) {
    StringBuilder input = texts.get(index);
    if (input != null && !input.isEmpty()) {
      block.set("input", Assembly.input(input.toString()));
    }
    return block;
  }

  @Override
  public @Nullable TokenUsage usage() {
    return usage.tokens().orElse(null);
  }

  @Override
  public @Nullable String stopReason() {
    return message.path("stop_reason").isTextual() ? message.path("stop_reason").asText() : null;
  }
}
