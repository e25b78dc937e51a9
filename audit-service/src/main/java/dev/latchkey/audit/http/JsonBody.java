package dev.latchkey.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/// Bodies in which a field that is left out and one that is null are two things. No complaint
/// repeats a value.
final class JsonBody {

  private JsonBody() {}

  /// Reads an object that has no other fields than these.
  static Parsed<ObjectNode> read(byte[] json, Set<String> fields) {
    try {
      return WireJson.mapper().readTree(json) instanceof ObjectNode body
          ? known(body, fields)
          : noObject();
    } catch (IOException e) {
      return noObject();
    }
  }

  /// A text of the body.
  ///
  /// @param longest in characters
  static Parsed<String> text(ObjectNode body, String field, int longest) {
    JsonNode value = body.get(field);
    return value != null
            && value.isTextual()
            && !value.textValue().isBlank()
            && value.textValue().length() <= longest
        ? new Parsed.Ok<>(value.textValue())
        : new Parsed.Invalid<>(field + " must be a text of 1 to " + longest + " characters.");
  }

  private static Parsed<ObjectNode> known(ObjectNode body, Set<String> fields) {
    return body.properties().stream().allMatch(each -> fields.contains(each.getKey()))
        ? new Parsed.Ok<>(body)
        : new Parsed.Invalid<>(
            "The fields are " + fields.stream().sorted().collect(Collectors.joining(", ")) + ".");
  }

  private static <T> Parsed<T> noObject() {
    return new Parsed.Invalid<>("The body is not a JSON object that names each field once.");
  }
}
