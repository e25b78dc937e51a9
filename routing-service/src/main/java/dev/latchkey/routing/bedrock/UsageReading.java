package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The tokens of a call: from the headers that Bedrock sends beside an answer, else from `usage` in
/// an answer of Claude. Both count input without what was read from or written to the cache.
final class UsageReading {

  private static final String PREFIX = "X-Amzn-Bedrock-";

  private UsageReading() {}

  static Optional<TokenUsage> of(SdkHttpResponse response, byte[] body) {
    return inHeaders(response).or(() -> inBody(body));
  }

  private static Optional<TokenUsage> inHeaders(SdkHttpResponse response) {
    Optional<Long> input = count(response, "Input-Token-Count");
    Optional<Long> output = count(response, "Output-Token-Count");
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenUsage(
            input.get(),
            output.get(),
            count(response, "Cache-Read-Input-Token-Count").orElse(0L),
            count(response, "Cache-Write-Input-Token-Count").orElse(0L)));
  }

  private static Optional<Long> count(SdkHttpResponse response, String name) {
    return response
        .firstMatchingHeader(PREFIX + name)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(Long::valueOf);
  }

  static Optional<TokenUsage> inBody(byte[] body) {
    try (JsonParser json = WireJson.mapper().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean usage = json.currentName().equals("usage");
        if (json.nextToken() == JsonToken.START_OBJECT && usage) {
          return usage(counts(json));
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Long> counts(JsonParser json) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        counts.put(name, json.getLongValue());
      }
      json.skipChildren();
    }
    return counts;
  }

  private static Optional<TokenUsage> usage(Map<String, Long> counts) {
    Long input = counts.get("input_tokens");
    Long output = counts.get("output_tokens");
    if (input == null || output == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenUsage(
            input,
            output,
            counts.getOrDefault("cache_read_input_tokens", 0L),
            counts.getOrDefault("cache_creation_input_tokens", 0L)));
  }
}
