package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Field;
import java.util.Arrays;

/// How identifiers look in JSON Schemas.
public final class Identifiers {

  /// Wider than the list of regions that the code knows: that list grows, the schema stays.
  public static final String REGION_PATTERN = "^[a-z]{2,}(?:-[a-z]+)+-[0-9]+$";

  private Identifiers() {}

  /// Whether the type is written as one JSON string.
  public static boolean isOne(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  /// The pattern that a JSON Schema must give for the identifier.
  public static String schemaPattern(Class<?> type) {
    if (type == Region.class) {
      return REGION_PATTERN;
    }
    try {
      Field shape = type.getDeclaredField("SHAPE");
      shape.setAccessible(true);
      return "^(?:" + ((Shape) shape.get(null)).pattern() + ")$";
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " has no shape", e);
    }
  }
}
