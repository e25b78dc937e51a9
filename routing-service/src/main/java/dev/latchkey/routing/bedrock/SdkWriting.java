package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// Writes an answer of the SDK as the JSON that AWS sent. Members that the SDK's version does not
/// know are not in it any more.
final class SdkWriting {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SdkWriting() {}

  /// The members that are there.
  static ObjectNode json(SdkPojo answer) {
    ObjectNode json = NODES.objectNode();
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = field.getValueOrDefault(answer);
      if (field.location() == MarshallLocation.PAYLOAD && isThere(value)) {
        json.set(field.locationName(), node(Objects.requireNonNull(value)));
      }
    }
    return json;
  }

  /// The SDK puts lists and maps of its own where AWS sent none.
  private static boolean isThere(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case String text -> NODES.textNode(text);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Boolean truth -> NODES.booleanNode(truth);
      case SdkBytes bytes -> NODES.binaryNode(bytes.asByteArrayUnsafe());
      case Document document -> document(document);
      case SdkPojo object -> json(object);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> throw new IllegalStateException("Converse did not have " + value.getClass());
    };
  }

  private static ArrayNode list(List<?> list) {
    ArrayNode nodes = NODES.arrayNode(list.size());
    list.forEach(each -> nodes.add(node(each)));
    return nodes;
  }

  private static ObjectNode map(Map<?, ?> map) {
    ObjectNode nodes = NODES.objectNode();
    map.forEach((name, each) -> nodes.set((String) name, node(each)));
    return nodes;
  }

  private static JsonNode document(Document document) {
    if (document.isString()) {
      return NODES.textNode(document.asString());
    }
    if (document.isBoolean()) {
      return NODES.booleanNode(document.asBoolean());
    }
    if (document.isNumber()) {
      return number(document.asNumber().bigDecimalValue());
    }
    if (document.isList()) {
      ArrayNode nodes = NODES.arrayNode();
      document.asList().forEach(each -> nodes.add(document(each)));
      return nodes;
    }
    if (document.isMap()) {
      ObjectNode nodes = NODES.objectNode();
      document.asMap().forEach((name, each) -> nodes.set(name, document(each)));
      return nodes;
    }
    return NODES.nullNode();
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() <= 0
        ? NODES.numberNode(number.toBigIntegerExact())
        : NODES.numberNode(number);
  }
}
