package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The tokens of a whole answer: from the headers that Bedrock sends beside it, else from the
/// answer itself. For how long something was written to the cache stands in the answer alone.
final class UsageReading {

  private static final String PREFIX = "X-Amzn-Bedrock-";

  /// After a member there is more.
  private static final ObjectReader MEMBER =
      WireJson.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private UsageReading() {}

  /// Of an answer in the shape of Messages.
  static Optional<TokenUsage> of(SdkHttpResponse response, byte[] body) {
    return inHeaders(response)
        .map(told -> told.cacheWrite() == 0 ? told : withDuration(told, body))
        .or(() -> inBody(body));
  }

  /// Of an answer of an embedding model. Titan counts in the answer too; Cohere in the header
  /// alone.
  static Optional<TokenUsage> ofEmbedding(SdkHttpResponse response, byte[] body) {
    return count(response, "Input-Token-Count")
        .map(input -> new TokenUsage(input, 0, 0, 0, null))
        .or(() -> member(body, "inputTextTokenCount").flatMap(UsageJson::titan));
  }

  static Optional<TokenUsage> inBody(byte[] body) {
    return member(body, "usage").flatMap(UsageJson::messages);
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
            count(response, "Cache-Write-Input-Token-Count").orElse(0L),
            null));
  }

  private static TokenUsage withDuration(TokenUsage told, byte[] body) {
    return inBody(body)
        .filter(same -> same.cacheWrite() == told.cacheWrite())
        .map(
            same ->
                new TokenUsage(
                    told.input(),
                    told.output(),
                    told.cacheRead(),
                    told.cacheWrite(),
                    same.cacheWriteHour()))
        .orElse(told);
  }

  private static Optional<Long> count(SdkHttpResponse response, String name) {
    return response
        .firstMatchingHeader(PREFIX + name)
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(Long::valueOf);
  }

  /// A member of the object that the body is, without reading the others.
  private static Optional<JsonNode> member(byte[] body, String name) {
    try (JsonParser json = WireJson.mapper().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals(name);
        json.nextToken();
        if (wanted) {
          return Optional.of(MEMBER.readTree(json));
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
