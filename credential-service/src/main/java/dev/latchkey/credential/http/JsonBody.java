package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/// Bodies in which a field that is left out and one that is null are two things. No complaint
/// repeats a value.
final class JsonBody {

  static final String NO_OBJECT = "The body is not a JSON object that names each field once.";

  private static final int LONGEST_NAME_SHOWN = 30;

  private JsonBody() {}

  /// Reads an object that has no other fields than these.
  static Parsed<ObjectNode> read(byte[] json, Set<String> fields) {
    try {
      return WireJson.mapper().readTree(json) instanceof ObjectNode body
          ? known(body, "", fields)
          : new Parsed.Invalid<>(NO_OBJECT);
    } catch (IOException e) {
      return new Parsed.Invalid<>(NO_OBJECT);
    }
  }

  /// The object, if it has no other fields than these.
  ///
  /// @param place where it stands in the body: empty, or a path that ends with a dot
  static Parsed<ObjectNode> known(ObjectNode object, String place, Set<String> fields) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        return new Parsed.Invalid<>("The body has the unknown field " + shown(place, name));
      }
    }
    return new Parsed.Ok<>(object);
  }

  /// A policy by its name; empty for null.
  static Parsed<Optional<FallbackPolicy>> policy(String field, JsonNode value) {
    if (value.isNull()) {
      return new Parsed.Ok<>(Optional.empty());
    }
    return Arrays.stream(FallbackPolicy.values())
        .filter(policy -> value.isTextual() && policy.toString().equals(value.textValue()))
        .findFirst()
        .<Parsed<Optional<FallbackPolicy>>>map(policy -> new Parsed.Ok<>(Optional.of(policy)))
        .orElseGet(() -> new Parsed.Invalid<>(field + " must be allow, warn or strict, or null."));
  }

  private static String shown(String place, String name) {
    return name.length() <= LONGEST_NAME_SHOWN && name.matches("[A-Za-z0-9_.-]+")
        ? "'" + place + name + "'."
        : "with a name that is not shown here.";
  }
}
