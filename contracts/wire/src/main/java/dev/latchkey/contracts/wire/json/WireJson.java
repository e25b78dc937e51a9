package dev.latchkey.contracts.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/// The one way in which Latchkey's own records become JSON: times as ISO 8601 text, nothing for
/// null, properties in the order of the record, unknown properties ignored so that a record may
/// grow. Thread-safe.
public final class WireJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private WireJson() {}

  /// The mapper, for those who need a tree or a stream.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// A record as JSON in UTF-8.
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a record of ours cannot be written as JSON", e);
    }
  }

  /// Reads JSON. The reason of a failure names the place, never what stands there.
  public static <T> Parsed<T> read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      return value == null ? new Parsed.Invalid<>("the JSON is null") : new Parsed.Ok<>(value);
    } catch (JsonMappingException e) {
      return new Parsed.Invalid<>("the JSON does not fit at '" + path(e) + "'");
    } catch (IOException e) {
      return new Parsed.Invalid<>("the data is not JSON");
    }
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
