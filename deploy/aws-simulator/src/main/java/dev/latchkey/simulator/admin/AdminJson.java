package dev.latchkey.simulator.admin;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.stream.Collectors;

/// JSON of the admin interface: strict when it reads, times in ISO-8601 when it writes.
public final class AdminJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private AdminJson() {}

  /// What a text turned out to be.
  sealed interface Reading<T> {

    /// A document of the wanted kind.
    record Good<T>(T value) implements Reading<T> {}

    /// Not one; says why in words for the writer.
    record Bad<T>(AdminAnswer.Refused answer) implements Reading<T> {}
  }

  static <T> Reading<T> read(String text, Class<T> kind) {
    try {
      T value = MAPPER.readValue(text.isBlank() ? "{}" : text, kind);
      return value == null
          ? bad("the body is null; send a JSON object")
          : new Reading.Good<>(value);
    } catch (UnrecognizedPropertyException e) {
      return bad(
          "unknown member '%s'; known are %s"
              .formatted(
                  e.getPropertyName(),
                  e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList()));
    } catch (JsonMappingException e) {
      return bad("the body's member '%s' has the wrong type".formatted(path(e)));
    } catch (JsonProcessingException e) {
      return bad("the body is not JSON: line %d".formatted(e.getLocation().getLineNr()));
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .map(name -> name == null ? "[]" : name)
        .collect(Collectors.joining("."));
  }

  private static <T> Reading<T> bad(String problem) {
    return new Reading.Bad<>(AdminAnswer.Refused.badRequest(List.of(problem)));
  }

  /// Writes a value.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the admin interface's records can always be written", e);
    }
  }
}
