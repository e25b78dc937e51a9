package dev.latchkey.contracts.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {

  private static final String SECRET = "wJalrXUtnFEMI";

  private enum Colour {
    RED,
    GREEN
  }

  private record Part(String name, int count) {
    Part {
      Objects.requireNonNull(name, "name");
    }
  }

  private record Whole(
      @JsonProperty("workspaceid") WorkspaceId workspace,
      Part part,
      List<Part> more,
      Map<String, String> labels,
      Colour colour,
      Instant at,
      @Nullable String remark) {
    Whole {
      Objects.requireNonNull(workspace, "workspaceid");
      Objects.requireNonNull(part, "part");
      Objects.requireNonNull(colour, "colour");
      Objects.requireNonNull(at, "at");
      labels = Map.copyOf(labels);
    }
  }

  private record Price(BigDecimal usd) {}

  private static final String GOOD =
      """
      {"workspaceid":"acme","part":{"name":"p","count":1},"more":[{"name":"q","count":2}],\
      "labels":{"k":"v"},"colour":"RED","at":"2026-11-21T10:15:30Z"}\
      """;

  private static final Whole VALUE =
      new Whole(
          new WorkspaceId("acme"),
          new Part("p", 1),
          List.of(new Part("q", 2)),
          Map.of("k", "v"),
          Colour.RED,
          Instant.parse("2026-11-21T10:15:30Z"),
          null);

  @Test
  void writesPropertiesInTheOrderOfTheRecordAndNothingForNull() {
    assertThat(WireJson.write(VALUE)).asString(UTF_8).isEqualTo(GOOD);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(read(GOOD)).isEqualTo(new Parsed.Ok<>(VALUE));
  }

  @Test
  void ignoresPropertiesThatItDoesNotKnow() {
    assertThat(read(GOOD.replace("\"count\":1", "\"count\":1,\"new\":{\"deep\":[1,null]}")))
        .isEqualTo(new Parsed.Ok<>(VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.50, 0.50",
    "1E-7, 0.0000001",
    "1E+3, 1000",
    "12.345678901234567890, 12.345678901234567890"
  })
  void writesAnAmountDigitByDigitAndReadsItBack(BigDecimal amount, String text) {
    // When
    byte[] json = WireJson.write(new Price(amount));

    // Then
    assertThat(json).asString(UTF_8).isEqualTo("{\"usd\":\"" + text + "\"}");
    assertThat(WireJson.read(json, Price.class))
        .isEqualTo(new Parsed.Ok<>(new Price(new BigDecimal(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5",
        "5",
        "\"\"",
        "\"-1\"",
        "\"+1\"",
        "\"1e3\"",
        "\"1,5\"",
        "\".5\"",
        "\"5.\"",
        "\" 5\"",
        "\"٣\"",
        "\"1234567890123456789\"",
        "true",
        "[]",
        "{}"
      })
  void readsNoAmountFromAnythingElse(String json) {
    assertThat(WireJson.read(("{\"usd\":" + json + "}").getBytes(UTF_8), Price.class))
        .isEqualTo(new Parsed.Invalid<>("the JSON does not fit at 'usd'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1234567890123456789", "1E-41"})
  void writesNoAmountThatNobodyCouldRead(BigDecimal amount) {
    assertThatThrownBy(() -> WireJson.write(new Price(amount)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void readsTimesOfAnyOffset() {
    assertThat(read(GOOD.replace("10:15:30Z", "12:15:30+02:00"))).isEqualTo(new Parsed.Ok<>(VALUE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"workspaceid\":\"acme\", |  | 'workspaceid'",
        "\"acme\" | null | 'workspaceid'",
        "\"acme\" | \"../acme\" | 'workspaceid'",
        "\"acme\" | 5 | 'workspaceid'",
        "\"acme\" | [\"acme\"] | 'workspaceid'",
        "\"name\":\"p\", |  | 'part.name'",
        "\"p\" | null | 'part.name'",
        "\"p\" | 7 | 'part.name'",
        "\"p\" | true | 'part.name'",
        ",\"count\":1 |  | 'part.count'",
        "\"count\":1 | \"count\":null | 'part.count'",
        "\"count\":1 | \"count\":\"1\" | 'part.count'",
        "\"count\":1 | \"count\":1.5 | 'part.count'",
        "\"count\":1 | \"count\":99999999999 | 'part.count'",
        "\"count\":2 | \"count\":{} | 'more.[0].count'",
        "\"v\" | {} | 'labels.*'",
        "\"RED\" | \"BLUE\" | 'colour'",
        "\"RED\" | 0 | 'colour'",
        "\"2026-11-21T10:15:30Z\" | 1700000000 | 'at'",
        "\"2026-11-21T10:15:30Z\" | 1e99 | 'at'",
        "\"2026-11-21T10:15:30Z\" | \"1700000000\" | 'at'",
        "\"2026-11-21T10:15:30Z\" | \"yesterday\" | 'at'",
        "\"2026-11-21T10:15:30Z\" | \"\" | 'at'",
        "{\"name\":\"p\",\"count\":1} | \"\" | 'part'",
        "{\"name\":\"p\",\"count\":1} | [] | 'part'"
      })
  void namesThePlaceThatDoesNotFit(String part, @Nullable String replacement, String place) {
    // Given
    String bad = GOOD.replace(part, replacement == null ? "" : replacement);

    // Then
    assertThat(bad).isNotEqualTo(GOOD);
    assertThat(read(bad)).isEqualTo(new Parsed.Invalid<>("the JSON does not fit at " + place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"colour\":\"RED\",\"colour\":\"GREEN\"}",
        "{\"unknown\":1,\"unknown\":2}",
        "{\"unknown\":{\"a\":1,\"a\":2}}",
        "{\"unknown\":1",
        "{'unknown':1}",
        "{\"unknown\":NaN}",
        "{\"unknown\":01}",
        "// comment\n{}",
        "\u0000",
        "plain text"
      })
  void refusesWhatIsNotStrictJson(String text) {
    assertThat(read(text)).isEqualTo(new Parsed.Invalid<>("the data is not JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "]", "\"\"", "0"})
  void refusesAnythingBehindTheRecord(String tail) {
    assertThat(read(GOOD + tail)).isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "null, the JSON is null",
    "[], the JSON does not fit at the top",
    "'', the JSON does not fit at the top",
    "1, the JSON does not fit at the top",
    "true, the JSON does not fit at the top"
  })
  void refusesWhatIsNoObject(String text, String reason) {
    assertThat(read(text)).isEqualTo(new Parsed.Invalid<>(reason));
  }

  @Test
  void survivesEndlessNesting() {
    assertThat(read("{\"unknown\":" + "[".repeat(200_000))).isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"workspaceid\":\"../SECRET\"}",
        "{\"SECRET\":",
        "{\"SECRET\":1,\"SECRET\":1}",
        "SECRET",
        "\"SECRET\"",
        "{\"labels\":{\"SECRET\":{}}}",
        "{\"labels\":{\"SECRET\":{\"SECRET\":1}}}",
        "{\"colour\":\"SECRET\"}",
        "{\"at\":\"SECRET\"}",
        "{\"part\":\"SECRET\"}",
        "{\"part\":{\"count\":\"SECRET\"}}",
        "{\"more\":[\"SECRET\"]}",
        "{} SECRET"
      })
  void neverRepeatsWhatStandsInTheJson(String text) {
    assertThat(read(text.replace("SECRET", SECRET)))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> assertThat(invalid.reason()).doesNotContain(SECRET).hasSizeLessThan(80));
  }

  private static Parsed<Whole> read(String json) {
    return WireJson.read(json.getBytes(UTF_8), Whole.class);
  }
}
