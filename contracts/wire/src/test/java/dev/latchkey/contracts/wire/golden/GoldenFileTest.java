package dev.latchkey.contracts.wire.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFileTest {

  static List<Golden> goldens() {
    return Goldens.all();
  }

  static Stream<Golden> ofEventTypes() {
    return Goldens.all().stream().filter(golden -> golden.type() != null);
  }

  static Stream<Golden> withSchemas() {
    return Goldens.all().stream().filter(golden -> golden.schema() != null);
  }

  static Stream<Golden> requests() {
    return Goldens.all().stream()
        .filter(golden -> golden.event().type().equals(RequestHeaders.TYPE));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void writingGivesTheGoldenBytesAndHeaders(Golden golden) throws IOException {
    assertThat(golden.event().data().bytes()).asString(UTF_8).isEqualTo(value(golden));
    assertThat(text(CloudEventCodec.headers(golden.event()))).isEqualTo(headers(golden));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void readingGivesTheEventBack(Golden golden) throws IOException {
    assertThat(decoded(golden)).isEqualTo(golden.event());
  }

  @ParameterizedTest
  @MethodSource("ofEventTypes")
  void readingTheDataGivesTheRecordBack(Golden golden) throws IOException {
    assertThat(Objects.requireNonNull(golden.type()).read(decoded(golden)))
        .isEqualTo(new Parsed.Ok<>(Objects.requireNonNull(golden.value())));
  }

  @ParameterizedTest
  @MethodSource("withSchemas")
  void fitsItsSchema(Golden golden) throws IOException {
    // Given
    JsonNode json = WireJson.mapper().readTree(value(golden));

    // Then
    assertThat(Schemas.complaints(Objects.requireNonNull(golden.schema()), json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aGoldenRequestIsAccepted(Golden golden) throws IOException {
    assertThat(RequestReading.read(decoded(golden), Objects.requireNonNull(golden.event().time())))
        .isInstanceOf(RequestReading.Accepted.class);
  }

  @Test
  void everyEventTypeAndVariantHasAGoldenFile() {
    assertThat(ofEventTypes().map(Golden::value).map(value -> (Object) value.getClass()))
        .containsAll(
            EventType.all().stream().map(EventType::data).flatMap(this::variants).toList());
  }

  private Stream<Class<?>> variants(Class<?> type) {
    return type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type);
  }

  private static CloudEvent decoded(Golden golden) throws IOException {
    RecordHeaders headers = new RecordHeaders();
    headers(golden)
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> headers.add(line[0], line[1].getBytes(UTF_8)));
    return ((Decoded.Event) CloudEventCodec.decode(headers, value(golden).getBytes(UTF_8))).event();
  }

  private static String text(Headers headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .map(header -> header.key() + ": " + new String(header.value(), UTF_8) + "\n")
        .collect(Collectors.joining());
  }

  /// The value of the record; the line end that closes the file is not part of it.
  private static String value(Golden golden) throws IOException {
    return file(golden.name() + ".json").stripTrailing();
  }

  private static String headers(Golden golden) throws IOException {
    return file(golden.name() + ".headers");
  }

  private static String file(String name) throws IOException {
    try (InputStream text = GoldenFileTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(text, name).readAllBytes(), UTF_8);
    }
  }
}
