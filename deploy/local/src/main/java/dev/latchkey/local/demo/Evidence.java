package dev.latchkey.local.demo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What shows that a step came out as it must: names and values, no secrets.
///
/// @param facts in the order in which they are shown
public record Evidence(@JsonValue Map<String, Object> facts) {

  public Evidence {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// No facts yet.
  static Evidence none() {
    return new Evidence(Map.of());
  }

  /// One more fact, which shows the step only if it is this.
  ///
  /// @throws IllegalStateException if it is not
  Evidence and(String name, String found, String expected) {
    if (!found.equals(expected)) {
      throw new IllegalStateException(name + " is '" + found + "', expected '" + expected + "'");
    }
    return and(name, found);
  }

  /// One more fact.
  Evidence and(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Evidence(more);
  }
}
