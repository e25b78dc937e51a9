package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A tool that a request offers.
///
/// @param schema JSON schema of its input
record Tool(String name, JsonNode schema) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  /// Whether a request wants a tool used, whatever its words are.
  enum Choice {
    /// The model decides: it uses one when the words ask for it.
    AUTO,
    /// Some tool.
    ANY,
    /// None.
    NONE
  }

  /// The tool that the simulated Claude uses: the one it must, or the one that the words "use the
  /// tool" ask for; of several the first that the words name, else the first.
  static Optional<Tool> used(List<Tool> offered, Choice choice, String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    boolean wanted =
        switch (choice) {
          case AUTO -> lower.contains("use the tool");
          case ANY -> true;
          case NONE -> false;
        };
    if (!wanted) {
      return Optional.empty();
    }
    return offered.stream()
        .filter(tool -> lower.contains(tool.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> offered.stream().findFirst());
  }

  /// An input that the schema admits, the same every time.
  ObjectNode input() {
    return sample(schema, 0) instanceof ObjectNode input ? input : JSON.objectNode();
  }

  private static JsonNode sample(JsonNode schema, int depth) {
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.path("enum").has(0)) {
      return schema.get("enum").get(0);
    }
    JsonNode type =
        schema.path("type").isArray() ? schema.get("type").path(0) : schema.path("type");
    return switch (type.asText("object")) {
      case "string" -> JSON.textNode("simulated");
      case "integer" -> JSON.numberNode(7);
      case "number" -> JSON.numberNode(7.5);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> array(schema.path("items"), depth);
      case "object" -> object(schema.path("properties"), depth);
      default -> JSON.nullNode();
    };
  }

  private static JsonNode array(JsonNode items, int depth) {
    return items.isEmpty() || depth > DEEPEST
        ? JSON.arrayNode()
        : JSON.arrayNode().add(sample(items, depth + 1));
  }

  private static ObjectNode object(JsonNode properties, int depth) {
    ObjectNode object = JSON.objectNode();
    if (depth <= DEEPEST) {
      properties
          .properties()
          .forEach(member -> object.set(member.getKey(), sample(member.getValue(), depth + 1)));
    }
    return object;
  }
}
