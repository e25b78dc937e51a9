package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BodyDigestTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void isShownAsItIs() {
    assertThat(new BodyDigest(DIGEST)).hasToString(DIGEST);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        argumentSet("nothing", ""),
        argumentSet("a digit too few", DIGEST.substring(1)),
        argumentSet("a digit too many", DIGEST + "0"),
        argumentSet("capitals", DIGEST.toUpperCase(Locale.ROOT)),
        argumentSet("a body", "{\"prompt\": \"who may read this?\"}"));
  }

  /// Whatever else comes is not repeated: it may be the body itself (INV-13).
  @ParameterizedTest
  @MethodSource("others")
  void isNothingButADigest(String text) {
    assertThatThrownBy(() -> new BodyDigest(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a SHA-256 in hexadecimal");
  }
}
