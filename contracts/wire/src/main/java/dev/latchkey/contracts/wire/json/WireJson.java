package dev.latchkey.contracts.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The one way in which Latchkey's own records become JSON: times as ISO 8601 text, amounts of
/// money as decimal text, nothing for null, properties in the order of the record, unknown
/// properties ignored so that a record may grow. No value is bent into another type: what the JSON
/// Schema refuses is refused here too. A name that an enum does not know is refused, unless the
/// enum has a constant for it (`@JsonEnumDefaultValue`). Thread-safe.
public final class WireJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new TextInstantDeserializer())
                  .addDeserializer(BigDecimal.class, new DecimalText.Reader())
                  .addSerializer(BigDecimal.class, new DecimalText.Writer()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
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
      return new Parsed.Invalid<>("the JSON does not fit at " + place(e));
    } catch (IOException e) {
      return new Parsed.Invalid<>("the data is not JSON");
    }
  }

  private static String place(JsonMappingException failure) {
    Stream<String> path = failure.getPath().stream().map(WireJson::step);
    String place = Stream.concat(path, missing(failure).stream()).collect(Collectors.joining("."));
    return place.isEmpty() ? "the top" : "'" + place + "'";
  }

  /// The component that a record found missing: `Objects.requireNonNull(value, jsonName)`.
  private static Optional<String> missing(JsonMappingException failure) {
    return failure.getCause() instanceof NullPointerException found
        ? Optional.ofNullable(found.getMessage()).filter(name -> name.matches("[a-z]+"))
        : Optional.empty();
  }

  private static String step(JsonMappingException.Reference step) {
    if (step.getFieldName() == null) {
      return "[" + step.getIndex() + "]";
    }
    // The keys of a map are content, unlike the names of a record's components.
    return step.getFrom() instanceof Map ? "*" : step.getFieldName();
  }
}
