package dev.latchkey.contracts.wire.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.schemas.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a schema refuses, the reader refuses, and the other way round: each golden value with each
/// of its properties left out, or given a value that seldom fits. One difference there is: writers
/// leave out what is absent and schemas say so, and readers take a null for it as well.
class SchemaAndReaderTest {

  private static final JsonMapper MAPPER = WireJson.mapper();
  private static final List<String> SELDOM_FITTING =
      List.of(
          "true",
          "0",
          "-1",
          "7",
          "1.5",
          "1e400",
          "\"\"",
          "\"x\"",
          "\"../x\"",
          "\"7\"",
          "\"-7\"",
          "\"0.50\"",
          "\"1e3\"",
          "\"2026-11-21\"",
          "\"2026-11-21T10:15:30\"",
          "\"2026-11-21T10:15:30+02:00\"",
          "\"strict\"",
          "\"active\"",
          "\"QUOTA\"",
          "[]",
          "{}",
          "{\"k\":7}",
          "{\"k\":\"v\"}");

  static Stream<Golden> goldens() {
    return Goldens.all().stream().filter(golden -> golden.type() != null);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void agreeOnEveryChangeOfAProperty(Golden golden) throws JsonProcessingException {
    for (String json : changes(new String(golden.event().data().bytes(), UTF_8))) {
      boolean valid =
          Schemas.complaints(Objects.requireNonNull(golden.schema()), MAPPER.readTree(json))
              .isEmpty();
      assertThat(read(golden, json) instanceof Parsed.Ok<?>)
          .as("%s is read, as it fits the schema: %s", json, valid)
          .isEqualTo(valid);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void readANullLikeNothingAtAll(Golden golden) throws JsonProcessingException {
    JsonNode root = MAPPER.readTree(new String(golden.event().data().bytes(), UTF_8));
    for (ObjectNode object : objects(root)) {
      for (String name : names(object)) {
        JsonNode kept = object.get(name);
        object.putNull(name);
        Parsed<?> withNull = read(golden, root.toString());
        object.remove(name);
        Parsed<?> without = read(golden, root.toString());
        object.set(name, kept);
        assertThat(withNull)
            .as("%s as null", name)
            .satisfiesAnyOf(
                read -> assertThat(read).isEqualTo(without),
                read -> assertThat(read).isInstanceOf(Parsed.Invalid.class));
      }
    }
  }

  private static Parsed<?> read(Golden golden, String json) {
    EventType<?> type = Objects.requireNonNull(golden.type());
    return WireJson.read(json.getBytes(UTF_8), type.data());
  }

  private static List<String> changes(String golden) throws JsonProcessingException {
    List<String> changes = new ArrayList<>();
    JsonNode root = MAPPER.readTree(golden);
    for (ObjectNode object : objects(root)) {
      for (String name : names(object)) {
        JsonNode kept = object.get(name);
        object.remove(name);
        changes.add(root.toString());
        for (String value : SELDOM_FITTING) {
          object.set(name, MAPPER.readTree(value));
          changes.add(root.toString());
        }
        object.set(name, kept);
      }
    }
    return changes;
  }

  private static List<ObjectNode> objects(JsonNode root) {
    List<ObjectNode> objects = new ArrayList<>();
    if (root instanceof ObjectNode object) {
      objects.add(object);
    }
    root.valueStream().map(SchemaAndReaderTest::objects).forEach(objects::addAll);
    return objects;
  }

  private static List<String> names(ObjectNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }
}
