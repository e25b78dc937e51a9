package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The members that Converse's request knows, at every depth. Lists have the shape of their
/// elements; a member of shape `*` may hold anything.
final class ConverseShape {

  private static final JsonNode SHAPE = load();

  private ConverseShape() {}

  private static JsonNode load() {
    try (InputStream content = ConverseShape.class.getResourceAsStream("converse-shape.json")) {
      return new ObjectMapper().readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in converse-shape.json cannot be read", e);
    }
  }

  /// Path of the first member that Converse does not know, for example `messages.0.content.1.foo`.
  static Optional<String> unknownMember(JsonNode body) {
    return unknown("", body, SHAPE);
  }

  private static Optional<String> unknown(String path, JsonNode value, JsonNode shape) {
    if (shape.isTextual()) {
      return Optional.empty();
    }
    for (int index = 0; value.isArray() && index < value.size(); index++) {
      Optional<String> found = unknown(path + index + ".", value.get(index), shape);
      if (found.isPresent()) {
        return found;
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = path + member.getKey();
      Optional<String> found =
          shape.has(member.getKey())
              ? unknown(name + ".", member.getValue(), shape.get(member.getKey()))
              : Optional.of(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
