package dev.latchkey.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;

/// The output of `./latchkey status --json`. A field that is not expected fails the reading.
record Status(boolean ready, List<Component> components) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Status of(String json) {
    try {
      return JSON.readValue(json, Status.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not the JSON of status: " + json, e);
    }
  }

  Component component(String name) {
    return components.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// The processes that these components had, whether they still live or not.
  List<Long> pids() {
    return components.stream().map(Component::pid).filter(Objects::nonNull).distinct().toList();
  }
}
