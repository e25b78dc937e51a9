package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of a call as Bedrock's answers tell them in JSON. All of them count input without
/// what was read from or written to the cache. Sources: Anthropic Messages API, `usage`; Bedrock
/// API reference, `TokenUsage` of Converse; Bedrock user guide, Titan Embeddings.
final class UsageJson {

  private static final String HOUR = "1h";

  private UsageJson() {}

  /// From `usage` of an answer of Claude; empty without input and output.
  static Optional<TokenUsage> messages(JsonNode usage) {
    if (!isCount(usage.path("input_tokens")) || !isCount(usage.path("output_tokens"))) {
      return Optional.empty();
    }
    return Optional.of(
        usage(
            usage.path("input_tokens").longValue(),
            usage.path("output_tokens").longValue(),
            usage.path("cache_read_input_tokens"),
            usage.path("cache_creation_input_tokens"),
            hourOf(usage.path("cache_creation"))));
  }

  /// From `usage` of an answer of Converse, or of the `metadata` event of its stream; empty without
  /// input and output.
  static Optional<TokenUsage> converse(JsonNode usage) {
    if (!isCount(usage.path("inputTokens")) || !isCount(usage.path("outputTokens"))) {
      return Optional.empty();
    }
    return Optional.of(
        usage(
            usage.path("inputTokens").longValue(),
            usage.path("outputTokens").longValue(),
            usage.path("cacheReadInputTokens"),
            usage.path("cacheWriteInputTokens"),
            hourOfDetails(usage.path("cacheDetails"))));
  }

  /// From `amazon-bedrock-invocationMetrics` in the last chunk of a stream, which does not say for
  /// how long something was written to the cache; empty without input and output.
  static Optional<TokenUsage> invocation(JsonNode metrics) {
    if (!isCount(metrics.path("inputTokenCount")) || !isCount(metrics.path("outputTokenCount"))) {
      return Optional.empty();
    }
    return Optional.of(
        usage(
            metrics.path("inputTokenCount").longValue(),
            metrics.path("outputTokenCount").longValue(),
            metrics.path("cacheReadInputTokenCount"),
            metrics.path("cacheWriteInputTokenCount"),
            null));
  }

  /// From the count in an answer of Titan's embeddings.
  static Optional<TokenUsage> titan(JsonNode inputTextTokenCount) {
    return isCount(inputTextTokenCount)
        ? Optional.of(new TokenUsage(inputTextTokenCount.longValue(), 0, 0, 0, null))
        : Optional.empty();
  }

  /// The part of the cache writes that lives an hour; null when nothing is said of durations.
  static @Nullable Long hourOf(JsonNode cacheCreation) {
    return cacheCreation.isObject()
        ? Long.valueOf(count(cacheCreation.path("ephemeral_1h_input_tokens")))
        : null;
  }

  static boolean isCount(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
  }

  static long count(JsonNode node) {
    return isCount(node) ? node.longValue() : 0;
  }

  private static @Nullable Long hourOfDetails(JsonNode details) {
    if (!details.isArray()) {
      return null;
    }
    return details
        .valueStream()
        .filter(detail -> detail.path("ttl").asText().equals(HOUR))
        .mapToLong(detail -> count(detail.path("inputTokens")))
        .sum();
  }

  /// The hour is a part of what was written: more than the whole is not believed.
  private static TokenUsage usage(
      long input, long output, JsonNode read, JsonNode write, @Nullable Long hour) {
    long written = count(write);
    return new TokenUsage(
        input, output, count(read), written, hour == null ? null : Math.min(hour, written));
  }
}
