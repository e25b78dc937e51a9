package dev.latchkey.contracts.wire.schemas;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.identifiers.Identifiers;
import dev.latchkey.contracts.wire.json.WireJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Derives from a class what its JSON Schema must say: types, names, which properties are required,
/// values of enums, patterns of identifiers, discriminators.
final class RecordShape {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<Class<?>> INTEGERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  /// Amounts are text, see `DecimalText`.
  private static final String AMOUNT_PATTERN = "^(?:[0-9]{1,18}(?:[.][0-9]{1,40})?)$";

  private RecordShape() {}

  static JsonNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return collection(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (Identifiers.isOne(raw)) {
      return simple("string").put("pattern", Identifiers.schemaPattern(raw));
    }
    if (raw.isEnum()) {
      return simple("string").set(isOpen(raw) ? "examples" : "enum", values(raw));
    }
    if (raw.isSealed()) {
      return NODES.objectNode().set("oneOf", variants(raw));
    }
    return raw.isRecord() ? object(raw, NODES.objectNode()) : scalar(raw);
  }

  /// The parameterized types that records use are Map<String, String> and lists.
  private static ObjectNode collection(ParameterizedType type) {
    return type.getRawType() == List.class
        ? simple("array").set("items", of(type.getActualTypeArguments()[0]))
        : simple("object").set("additionalProperties", simple("string"));
  }

  /// Whether readers take a name that they do not know, so that the schema may not refuse it.
  private static boolean isOpen(Class<?> enumeration) {
    return Arrays.stream(enumeration.getFields())
        .anyMatch(constant -> constant.isAnnotationPresent(JsonEnumDefaultValue.class));
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == Instant.class) {
      return simple("string").put("format", "date-time");
    }
    if (type == BigDecimal.class) {
      return simple("string").put("pattern", AMOUNT_PATTERN);
    }
    if (type == boolean.class) {
      return simple("boolean");
    }
    if (INTEGERS.contains(type)) {
      return simple("integer");
    }
    if (type == String.class) {
      return simple("string");
    }
    throw new IllegalArgumentException("no JSON Schema type for " + type);
  }

  private static ArrayNode variants(Class<?> sealed) {
    String discriminator = sealed.getAnnotation(JsonTypeInfo.class).property();
    ArrayNode variants = NODES.arrayNode();
    for (JsonSubTypes.Type variant : sealed.getAnnotation(JsonSubTypes.class).value()) {
      ObjectNode properties = NODES.objectNode();
      properties.putObject(discriminator).put("const", variant.name());
      variants.add(object(variant.value(), properties));
    }
    return variants;
  }

  private static ObjectNode object(Class<?> type, ObjectNode properties) {
    Map<String, RecordComponent> components =
        Arrays.stream(type.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    ArrayNode required = NODES.arrayNode();
    properties.fieldNames().forEachRemaining(required::add);
    for (BeanPropertyDefinition property : jacksonProperties(type)) {
      RecordComponent component =
          Objects.requireNonNull(components.get(property.getInternalName()), property.getName());
      properties.set(property.getName(), of(component.getGenericType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(property.getName());
      }
    }
    ObjectNode object = simple("object").set("properties", properties);
    return object.set("required", required);
  }

  private static List<BeanPropertyDefinition> jacksonProperties(Class<?> type) {
    return WireJson.mapper()
        .getSerializationConfig()
        .introspect(WireJson.mapper().constructType(type))
        .findProperties();
  }

  private static ArrayNode values(Class<?> enumeration) {
    ArrayNode values = NODES.arrayNode();
    Arrays.stream(enumeration.getEnumConstants())
        .forEach(constant -> values.add(WireJson.mapper().<JsonNode>valueToTree(constant)));
    return values;
  }

  private static ObjectNode simple(String type) {
    return NODES.objectNode().put("type", type);
  }
}
