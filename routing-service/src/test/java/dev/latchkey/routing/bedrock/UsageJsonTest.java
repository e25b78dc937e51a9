package dev.latchkey.routing.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          {"input_tokens":1,"output_tokens":2} | 1 2 0 0 -
          {"input_tokens":1,"output_tokens":2,"cache_read_input_tokens":3,"cache_creation_input_tokens":4} | 1 2 3 4 -
          {"input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":4,"cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":3}} | 1 2 0 4 3
          {"input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":4,"cache_creation":{"ephemeral_5m_input_tokens":4}} | 1 2 0 4 0
          {"input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":4,"cache_creation":{"ephemeral_1h_input_tokens":9}} | 1 2 0 4 4
          {"input_tokens":1,"output_tokens":2,"cache_creation":null} | 1 2 0 0 -
          {"input_tokens":1} | -
          {"output_tokens":1} | -
          {"input_tokens":-1,"output_tokens":2} | -
          {"input_tokens":1.5,"output_tokens":2} | -
          {"input_tokens":99999999999999999999,"output_tokens":2} | -
          7 | -
          """)
  void readsTheUsageOfClaude(String usage, @Nullable String expected) {
    assertThat(UsageJson.messages(json(usage))).isEqualTo(tokens(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          {"inputTokens":1,"outputTokens":2,"totalTokens":3} | 1 2 0 0 -
          {"inputTokens":1,"outputTokens":2,"cacheReadInputTokens":3,"cacheWriteInputTokens":4} | 1 2 3 4 -
          {"inputTokens":1,"outputTokens":2,"cacheWriteInputTokens":9,"cacheDetails":[{"ttl":"5m","inputTokens":4},{"ttl":"1h","inputTokens":5}]} | 1 2 0 9 5
          {"inputTokens":1,"outputTokens":2,"cacheWriteInputTokens":9,"cacheDetails":[{"ttl":"5m","inputTokens":9}]} | 1 2 0 9 0
          {"inputTokens":1,"outputTokens":2,"cacheWriteInputTokens":9,"cacheDetails":[{"ttl":"1h","inputTokens":4},{"ttl":"1h","inputTokens":5}]} | 1 2 0 9 9
          {"outputTokens":2} | -
          """)
  void readsTheUsageOfConverse(String usage, @Nullable String expected) {
    assertThat(UsageJson.converse(json(usage))).isEqualTo(tokens(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          {"inputTokenCount":1,"outputTokenCount":2,"invocationLatency":5} | 1 2 0 0 -
          {"inputTokenCount":1,"outputTokenCount":2,"cacheReadInputTokenCount":3,"cacheWriteInputTokenCount":4} | 1 2 3 4 -
          {"inputTokenCount":1} | -
          """)
  void readsTheMetricsOfTheLastChunk(String metrics, @Nullable String expected) {
    assertThat(UsageJson.invocation(json(metrics))).isEqualTo(tokens(expected));
  }

  /// Events of one stream, in their order, and what is known after the last.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          [{"type":"ping"}] | -
          [{"type":"message_start","message":{}}] | -
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}}] | 10 1 0 0 -
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}},{"type":"content_block_delta","usage":{"output_tokens":9}}] | 10 1 0 0 -
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}},{"type":"message_delta","usage":{"output_tokens":5}},{"type":"message_delta","usage":{"output_tokens":7}}] | 10 7 0 0 -
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1,"cache_creation_input_tokens":6,"cache_read_input_tokens":2,"cache_creation":{"ephemeral_1h_input_tokens":4}}}},{"type":"message_delta","usage":{"output_tokens":5}}] | 10 5 2 6 4
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}},{"type":"message_delta","usage":{"input_tokens":12,"output_tokens":5,"cache_read_input_tokens":3}}] | 12 5 3 0 -
          [{"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1,"cache_creation_input_tokens":6,"cache_creation":{"ephemeral_1h_input_tokens":4}}}},{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":11,"outputTokenCount":8,"cacheWriteInputTokenCount":6}}] | 11 8 0 6 4
          [{"type":"message_stop","amazon-bedrock-invocationMetrics":{"inputTokenCount":11,"outputTokenCount":8}}] | 11 8 0 0 -
          """)
  void followsTheCountsOfAStream(String events, @Nullable String expected) {
    // Given
    StreamedUsage usage = StreamedUsage.none();

    // When
    for (JsonNode event : json(events)) {
      usage = usage.after(event);
    }

    // Then
    assertThat(usage.tokens()).isEqualTo(tokens(expected));
  }

  private static Optional<TokenUsage> tokens(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] counts = text.split(" ", -1);
    return Optional.of(
        new TokenUsage(
            Long.parseLong(counts[0]),
            Long.parseLong(counts[1]),
            Long.parseLong(counts[2]),
            Long.parseLong(counts[3]),
            counts[4].equals("-") ? null : Long.valueOf(counts[4])));
  }

  private static JsonNode json(String text) {
    try {
      return WireJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
