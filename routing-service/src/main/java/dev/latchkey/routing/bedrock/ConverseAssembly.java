package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An answer of Converse. Source: Bedrock API reference, `ConverseStream`: `messageStart`, for each
/// block `contentBlockStart` (of tools alone), `contentBlockDelta` and `contentBlockStop`, then
/// `messageStop`, and after it `metadata` with the tokens, which ends the answer.
final class ConverseAssembly implements Assembly {

  private final Map<Integer, ObjectNode> blocks = new TreeMap<>();
  private final Map<Integer, StringBuilder> inputs = new TreeMap<>();
  private final ObjectNode answer = WireJson.mapper().createObjectNode();
  private String role = "assistant";
  private boolean whole;

  /// @param event an object with the event's name and its content
  @Override
  public boolean take(JsonNode event) {
    event.propertyStream().findFirst().ifPresent(each -> take(each.getKey(), each.getValue()));
    return event.has("contentBlockDelta");
  }

  private void take(String name, JsonNode content) {
    int index = content.path("contentBlockIndex").asInt();
    switch (name) {
      case "messageStart" -> role = content.path("role").asText(role);
      case "contentBlockStart" -> block(index).setAll(copy(content.path("start")));
      case "contentBlockDelta" -> delta(index, content.path("delta"));
      case "messageStop" -> answer.setAll(copy(content));
      case "metadata" -> {
        answer.setAll(copy(content));
        whole = true;
      }
      default -> {
        // The stop of a block says nothing more.
      }
    }
  }

  private ObjectNode block(int index) {
    return blocks.computeIfAbsent(index, _ -> WireJson.mapper().createObjectNode());
  }

  private void delta(int index, JsonNode delta) {
    ObjectNode block = block(index);
    if (delta.has("text")) {
      append(block, "text", delta.path("text"));
    }
    if (delta.has("toolUse")) {
      inputs
          .computeIfAbsent(index, _ -> new StringBuilder())
          .append(delta.path("toolUse").path("input").asText());
    }
    if (delta.has("citation")) {
      block.withObject("citationsContent").withArray("citations").add(delta.path("citation"));
    }
    reasoning(block, delta.path("reasoningContent"));
  }

  private static void reasoning(ObjectNode block, JsonNode delta) {
    if (delta.has("redactedContent")) {
      block.withObject("reasoningContent").set("redactedContent", delta.path("redactedContent"));
    }
    if (delta.has("text")) {
      append(
          block.withObject("reasoningContent").withObject("reasoningText"),
          "text",
          delta.path("text"));
    }
    if (delta.has("signature")) {
      block
          .withObject("reasoningContent")
          .withObject("reasoningText")
          .set("signature", delta.path("signature"));
    }
  }

  private static void append(ObjectNode object, String field, JsonNode more) {
    object.put(field, object.path(field).asText() + more.asText());
  }

  private static ObjectNode copy(JsonNode node) {
    return node instanceof ObjectNode object
        ? object.deepCopy()
        : WireJson.mapper().createObjectNode();
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public ObjectNode answer() {
    ObjectNode whole = WireJson.mapper().createObjectNode();
    ObjectNode message = whole.putObject("output").putObject("message").put("role", role);
    ArrayNode content = message.putArray("content");
    blocks.forEach((index, block) -> content.add(withInput(index, block.deepCopy())));
    return whole.setAll(answer);
  }

  private ObjectNode withInput(int index, ObjectNode block) {
    StringBuilder input = inputs.get(index);
    if (input != null && block.path("toolUse") instanceof ObjectNode tool) {
      tool.set("input", Assembly.input(input.toString()));
    }
    return block;
  }

  @Override
  public @Nullable TokenUsage usage() {
    return UsageJson.converse(answer.path("usage")).orElse(null);
  }

  @Override
  public @Nullable String stopReason() {
    return answer.path("stopReason").isTextual() ? answer.path("stopReason").asText() : null;
  }
}
