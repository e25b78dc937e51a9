package dev.latchkey.contracts.wire.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The JSON Schemas of the module, with the class that each is for.
public final class Schemas {

  /// The schema of a failure's body, the one record with a schema that is no event.
  public static final String ERROR_OBJECT = "error-object.v1.json";

  private static final String DIRECTORY = "/dev/latchkey/contracts/schemas/";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private static final Map<String, JsonSchema> COMPILED = new ConcurrentHashMap<>();

  private Schemas() {}

  /// The class of the data by the file name of its schema.
  public static Map<String, Class<?>> classes() {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    EventType.all().forEach(type -> classes.put(type.schema(), type.data()));
    classes.put(ERROR_OBJECT, ErrorObject.class);
    return classes;
  }

  /// The text of a schema as a tree.
  public static JsonNode tree(String file) {
    try (InputStream text = EventType.class.getResourceAsStream(DIRECTORY + file)) {
      return WireJson.mapper().readTree(Objects.requireNonNull(text, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The schema and every part of it that is an object with properties, at any depth.
  static Stream<JsonNode> objects(JsonNode schema) {
    Stream<JsonNode> inside = schema.valueStream().flatMap(Schemas::objects);
    return schema.path("properties").isObject() ? Stream.concat(Stream.of(schema), inside) : inside;
  }

  /// What a schema finds wrong with JSON.
  public static Set<ValidationMessage> complaints(String file, JsonNode json) {
    return COMPILED
        .computeIfAbsent(file, name -> FACTORY.getSchema(tree(name), CONFIG))
        .validate(json);
  }
}
