package dev.latchkey.routing.flow.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {\"a\":[1,{\"b\":null}]}\n", "{\"a\":1.0e400,\"ü\":\"\\u0000\"}"})
  void takesObjects(String body) {
    assertThat(JsonBody.isObject(Content.of(body.getBytes(UTF_8)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "[]", "1", "null", "\"{}\"", "{", "{}}", "{} {}", "{'a':1}", "{\"a\"}", "<a/>"
      })
  void takesNothingElse(String body) {
    assertThat(JsonBody.isObject(Content.of(body.getBytes(UTF_8)))).isFalse();
  }

  @Test
  void takesAStringAsLongAsABodyCanBe() {
    // Given
    String body = "{\"image\":\"" + "A".repeat(24_900_000) + "\"}";

    // Then
    assertThat(JsonBody.isObject(Content.of(body.getBytes(UTF_8)))).isTrue();
  }

  @Test
  void refusesWhatIsNestedWithoutEnd() {
    // Given
    String body = "{\"a\":" + "[".repeat(1_000_000);

    // Then
    assertThat(JsonBody.isObject(Content.of(body.getBytes(UTF_8)))).isFalse();
  }
}
