package dev.latchkey.routing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.inference.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpFullResponse;

class UsageReadingTest {

  private static final byte[] BODY =
      """
      {"content":[{"type":"tool_use","input":{"usage":{"input_tokens":999}}}],
       "usage":{"input_tokens":12,"cache_creation":{"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":2},
                "cache_creation_input_tokens":5,"cache_read_input_tokens":4,"output_tokens":56,
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
    assertThat(UsageReading.of(response, BODY)).contains(new TokenUsage(7, 8, 9, 0, null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // writes by the header, of which for an hour by the answer
        "5, 2",
        "4, -",
        "6, -",
        "0, -"
      })
  void readsFromTheAnswerForHowLongSomethingWasWritten(long written, @Nullable Long hour) {
    // Given
    SdkHttpFullResponse response =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .putHeader("X-Amzn-Bedrock-Input-Token-Count", "12")
            .putHeader("X-Amzn-Bedrock-Output-Token-Count", "56")
            .putHeader("X-Amzn-Bedrock-Cache-Write-Input-Token-Count", Long.toString(written))
            .build();

    // Then
    assertThat(UsageReading.of(response, BODY)).contains(new TokenUsage(12, 56, 0, written, hour));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // header | answer | tokens
        "17 | {\"embeddings\":[[0.5]],\"id\":\"1\"} | 17",
        "17 | {\"embedding\":[0.5],\"inputTextTokenCount\":9} | 17",
        "-  | {\"embedding\":[0.5],\"inputTextTokenCount\":9} | 9",
        "-  | {\"embedding\":[0.5],\"inputTextTokenCount\":\"9\"} | -",
        "-  | {\"embedding\":[0.5]} | -",
        "-  | [] | -"
      })
  void countsWhatAnEmbeddingModelRead(
      @Nullable String header, String answer, @Nullable Long tokens) {
    // Given
    SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(200);
    if (header != null) {
      response.putHeader("X-Amzn-Bedrock-Input-Token-Count", header);
    }

    // Then
    assertThat(UsageReading.ofEmbedding(response.build(), answer.getBytes(UTF_8)))
        .isEqualTo(Optional.ofNullable(tokens).map(count -> new TokenUsage(count, 0, 0, 0, null)));
  }

  @Test
  void readsTheBodyWhereTheHeadersSayNothing() {
    // Given
    SdkHttpFullResponse response = SdkHttpFullResponse.builder().statusCode(200).build();

    // Then
    assertThat(UsageReading.of(response, BODY)).contains(new TokenUsage(12, 56, 4, 5, 2L));
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
