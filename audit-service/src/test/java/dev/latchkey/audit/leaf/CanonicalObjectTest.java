package dev.latchkey.audit.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalObjectTest {

  /// Source: RFC 8785 §3.2.3, with texts for all values.
  @Test
  void sortsNamesByTheirUtf16CodeUnitsAsTheStandardShows() {
    CanonicalObject object =
        new CanonicalObject()
            .put("\u20ac", "Euro Sign")
            .put("\r", "Carriage Return")
            .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
            .put("1", "One")
            .put("\ud83d\ude00", "Emoji: Grinning Face")
            .put("\u0080", "Control")
            .put("\u00f6", "Latin Small Letter O With Diaeresis");

    assertThat(object.json())
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /// Source: RFC 8785 §3.2.2 and §3.2.4, the member `string` and its bytes.
  @Test
  void writesTheTextOfTheStandardsExampleInItsBytes() {
    String json = new CanonicalObject().put("s", "\u20ac$\u000f\nA'B\"\\\\\"/").json();

    assertThat(HexFormat.of().formatHex(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("7b2273223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
  }

  @ParameterizedTest
  @CsvSource({
    "8, \\b",
    "9, \\t",
    "10, \\n",
    "12, \\f",
    "13, \\r",
    "34, \\\"",
    "92, \\\\",
    "0, \\u0000",
    "11, \\u000b",
    "31, \\u001f"
  })
  void escapesWhatMustBeEscapedInTheShortestWay(int unit, String escaped) {
    assertThat(new CanonicalObject().put("s", String.valueOf((char) unit)).json())
        .isEqualTo("{\"s\":\"" + escaped + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "\u007f", "\u2028", "<", "ö", "\ud83d\ude00"})
  void leavesEverythingElseAsItIs(String text) {
    assertThat(new CanonicalObject().put("s", text).json()).isEqualTo("{\"s\":\"" + text + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void refusesHalfASurrogatePair(String text) {
    assertThatThrownBy(() -> new CanonicalObject().put("s", text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesIntegersListsAndObjects() {
    CanonicalObject object =
        new CanonicalObject()
            .put("n", (1L << 53) - 1)
            .put("list", List.of("b", "a"))
            .put("none", List.of())
            .put("inner", new CanonicalObject().put("z", -1).put("a", 0));

    assertThat(object.json())
        .isEqualTo(
            "{\"inner\":{\"a\":0,\"z\":-1},\"list\":[\"b\",\"a\"],\"n\":9007199254740991,"
                + "\"none\":[]}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesIntegersThatDoublesCannotTellApart(long number) {
    assertThatThrownBy(() -> new CanonicalObject().put("n", number))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAMemberTwice() {
    assertThatThrownBy(() -> new CanonicalObject().put("a", 1).put("a", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
