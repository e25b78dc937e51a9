package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// Fills a request of the SDK from the JSON that one would POST. The SDK itself only goes the other
/// way. Whatever the SDK's version does not know is refused by its path: it would be lost on the
/// way.
final class SdkReading {

  private SdkReading() {}

  /// Fills the members that stand in a body.
  ///
  /// @param path where the object stands; empty for the body itself
  /// @throws NoMemberException for the first thing that does not fit
  static void fill(SdkPojo builder, JsonNode json, String path) {
    if (!json.isObject()) {
      throw new NoMemberException(path, "is not an object");
    }
    json.propertyStream()
        .forEach(
            each -> {
              String place = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
              SdkField<?> member = member(builder, each.getKey());
              if (member == null) {
                throw new NoMemberException(place, "is not known");
              }
              member.set(builder, value(member, each.getValue(), place));
            });
  }

  private static @Nullable SdkField<?> member(SdkPojo builder, String name) {
    return builder.sdkFields().stream()
        .filter(field -> field.location() == MarshallLocation.PAYLOAD)
        .filter(field -> field.locationName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Object value(SdkField<?> member, JsonNode json, String path) {
    if (json.isNull()) {
      return null;
    }
    return switch (member.marshallingType().getKnownType()) {
      case STRING -> text(json, path);
      case INTEGER -> whole(json, path).intValue();
      case LONG -> whole(json, path).longValue();
      case FLOAT -> number(json, path).floatValue();
      case DOUBLE -> number(json, path).doubleValue();
      case BOOLEAN -> truth(json, path);
      case SDK_BYTES -> bytes(json, path);
      case DOCUMENT -> document(json);
      case SDK_POJO -> object(member, json, path);
      case LIST -> list(member, json, path);
      case MAP -> map(member, json, path);
      case NULL, SHORT, BYTE, BIG_DECIMAL, INSTANT ->
          throw new IllegalStateException(path + " has a type that Converse did not have");
    };
  }

  private static Object object(SdkField<?> member, JsonNode json, String path) {
    SdkPojo builder = member.constructor().get();
    fill(builder, json, path);
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static List<@Nullable Object> list(SdkField<?> member, JsonNode json, String path) {
    if (!json.isArray()) {
      throw new NoMemberException(path, "is not a list");
    }
    SdkField<?> element = member.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<@Nullable Object> all = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      all.add(value(element, Objects.requireNonNull(json.get(i)), path + "[" + i + "]"));
    }
    return all;
  }

  private static Map<String, @Nullable Object> map(SdkField<?> member, JsonNode json, String path) {
    if (!json.isObject()) {
      throw new NoMemberException(path, "is not an object");
    }
    SdkField<?> element = member.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    json.propertyStream()
        .forEach(
            each ->
                all.put(
                    each.getKey(), value(element, each.getValue(), path + "." + each.getKey())));
    return all;
  }

  private static String text(JsonNode json, String path) {
    if (!json.isTextual()) {
      throw new NoMemberException(path, "is not a text");
    }
    return json.textValue();
  }

  private static Number whole(JsonNode json, String path) {
    if (!json.isIntegralNumber()) {
      throw new NoMemberException(path, "is not a whole number");
    }
    return json.numberValue();
  }

  private static Number number(JsonNode json, String path) {
    if (!json.isNumber()) {
      throw new NoMemberException(path, "is not a number");
    }
    return json.numberValue();
  }

  private static Boolean truth(JsonNode json, String path) {
    if (!json.isBoolean()) {
      throw new NoMemberException(path, "is neither true nor false");
    }
    return json.booleanValue();
  }

  private static SdkBytes bytes(JsonNode json, String path) {
    try {
      return SdkBytes.fromByteArrayUnsafe(java.util.Base64.getDecoder().decode(text(json, path)));
    } catch (IllegalArgumentException e) {
      throw new NoMemberException(path, "is not Base64");
    }
  }

  private static Document document(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> Document.fromString(json.textValue());
      case BOOLEAN -> Document.fromBoolean(json.booleanValue());
      case NUMBER -> Document.fromNumber(json.asText());
      case ARRAY -> Document.fromList(json.valueStream().map(SdkReading::document).toList());
      case OBJECT -> {
        Map<String, Document> members = new LinkedHashMap<>();
        json.propertyStream()
            .forEach(each -> members.put(each.getKey(), document(each.getValue())));
        yield Document.fromMap(members);
      }
      case NULL, MISSING, BINARY, POJO -> Document.fromNull();
    };
  }
}
