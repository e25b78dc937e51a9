package dev.latchkey.audit.siem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object in the making: what is null, or an empty object, is left out.
final class Fields {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  Fields put(String name, @Nullable Object value) {
    if (value != null && !(value instanceof Map<?, ?> object && object.isEmpty())) {
      fields.put(name, value);
    }
    return this;
  }

  Fields putIfAbsent(String name, Object value) {
    fields.putIfAbsent(name, value);
    return this;
  }

  Map<String, Object> map() {
    return fields;
  }
}
