package dev.latchkey.routing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.inference.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpFullResponse;

class UsageReadingTest {

  private static final byte[] BODY =
      """
      {"content":[{"type":"tool_use","input":{"usage":{"input_tokens":999}}}],
       "usage":{"input_tokens":12,"cache_creation":{"ephemeral_5m_input_tokens":3},
                "cache_creation_input_tokens":3,"cache_read_input_tokens":4,"output_tokens":56,
                "service_tier":"standard"}}
      """
          .getBytes(UTF_8);

  @Test
  void readsTheHeadersFirst() {
    // Given
    SdkHttpFullResponse response =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .putHeader("x-amzn-bedrock-input-token-count", "7")
            .putHeader("X-Amzn-Bedrock-Output-Token-Count", "8")
            .putHeader("X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "9")
            .build();

    // Then
    assertThat(UsageReading.of(response, BODY)).contains(new TokenUsage(7, 8, 9, 0));
  }

  @Test
  void readsTheBodyWhereTheHeadersSayNothing() {
    // Given
    SdkHttpFullResponse response = SdkHttpFullResponse.builder().statusCode(200).build();

    // Then
    assertThat(UsageReading.of(response, BODY)).contains(new TokenUsage(12, 56, 4, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"usage\":1}",
        "{\"usage\":{\"input_tokens\":1}}",
        "not json",
        "{\"usage\":{"
      })
  void findsNothingWhereNothingIs(String body) {
    assertThat(UsageReading.inBody(body.getBytes(UTF_8))).isEmpty();
  }
}
