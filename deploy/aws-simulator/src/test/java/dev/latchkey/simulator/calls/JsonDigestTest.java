package dev.latchkey.simulator.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDigestTest {

  private static final String TEXT = "{\"a\":[1,2.50,\"é\"],\"b\":{\"c\":null,\"d\":true}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\":{\"d\":true,\"c\":null},\"a\":[1,2.50,\"é\"]}",
        "{ \"a\" : [ 1.0 , 2.5 , \"\\u00e9\" ] , \"b\" : { \"c\" : null , \"d\" : true } }",
        "{\"a\":[1e0,25E-1,\"é\"],\"b\":{\"c\":null,\"d\":true}}"
      })
  void isTheSameForWhatSaysTheSame(String other) {
    assertThat(digest(other)).isEqualTo(digest(TEXT)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":[2.50,1,\"é\"],\"b\":{\"c\":null,\"d\":true}}",
        "{\"a\":[1,2.51,\"é\"],\"b\":{\"c\":null,\"d\":true}}",
        "{\"a\":[\"1\",2.50,\"é\"],\"b\":{\"c\":null,\"d\":true}}",
        "{\"a\":[1,2.50,\"é\"],\"b\":{\"d\":true}}",
        "{\"a\":[1,2.50,\"é\"],\"b\":{\"c\":null,\"d\":false}}"
      })
  void differsForAnythingElse(String other) {
    assertThat(digest(other)).isNotEqualTo(digest(TEXT)).isPresent();
  }

  @Test
  void whatIsNoJsonHasNone() {
    assertThat(digest("{\"a\":1")).isEmpty();
    assertThat(digest("{} {}")).isEmpty();
  }

  private static Optional<String> digest(String text) {
    return JsonDigest.of(text.getBytes(UTF_8));
  }
}
