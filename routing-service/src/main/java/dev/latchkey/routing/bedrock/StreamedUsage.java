package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of a Messages stream as far as its events have told them. What an event tells holds
/// from then on in place of what earlier ones told: the counts of a stream are cumulative. Source:
/// Anthropic Messages API, streaming.
record StreamedUsage(@Nullable TokenUsage soFar) {

  /// The name of the counts that Bedrock adds to the last event.
  private static final String METRICS = "amazon-bedrock-invocationMetrics";

  /// Before the first event.
  static StreamedUsage none() {
    return new StreamedUsage(null);
  }

  /// The tokens; empty when no event has told any.
  Optional<TokenUsage> tokens() {
    return Optional.ofNullable(soFar);
  }

  /// What is known after one more event of the model.
  StreamedUsage after(JsonNode event) {
    StreamedUsage told =
        switch (event.path("type").asText()) {
          case "message_start" -> with(event.at("/message/usage"));
          case "message_delta" -> with(event.path("usage"));
          default -> this;
        };
    return UsageJson.invocation(event.path(METRICS)).map(told::endedBy).orElse(told);
  }

  private StreamedUsage with(JsonNode usage) {
    if (!usage.isObject()) {
      return this;
    }
    TokenUsage before = soFar == null ? new TokenUsage(0, 0, 0, 0, null) : soFar;
    Long hour = UsageJson.hourOf(usage.path("cache_creation"));
    long written = newer(usage, "cache_creation_input_tokens", before.cacheWrite());
    return new StreamedUsage(
        new TokenUsage(
            newer(usage, "input_tokens", before.input()),
            newer(usage, "output_tokens", before.output()),
            newer(usage, "cache_read_input_tokens", before.cacheRead()),
            written,
            within(written, hour == null ? before.cacheWriteHour() : hour)));
  }

  /// The metrics count everything, and do not say for how long something was written.
  private StreamedUsage endedBy(TokenUsage metrics) {
    Long hour = soFar == null ? null : soFar.cacheWriteHour();
    return new StreamedUsage(
        new TokenUsage(
            metrics.input(),
            metrics.output(),
            metrics.cacheRead(),
            metrics.cacheWrite(),
            within(metrics.cacheWrite(), hour)));
  }

  private static long newer(JsonNode usage, String name, long before) {
    JsonNode told = usage.path(name);
    return UsageJson.isCount(told) ? told.longValue() : before;
  }

  private static @Nullable Long within(long written, @Nullable Long hour) {
    return hour == null ? null : Long.valueOf(Math.min(hour, written));
  }
}
