package dev.latchkey.routing.flow.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.RequestReading;
import java.io.IOException;
import java.util.OptionalLong;

/// Reads bodies as JSON without keeping what stands in them.
public final class JsonBody {

  /// An image may make one string as long as the body.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(RequestReading.MAX_BODY_BYTES)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonBody() {}

  static JsonFactory factory() {
    return JSON;
  }

  /// A parser at the beginning of a body.
  static JsonParser parser(Content body) throws IOException {
    return JSON.createParser(body.bytes());
  }

  /// What `max_tokens` of the object says; empty when it says nothing that is a whole number.
  public static OptionalLong maxTokens(Content body) {
    try (JsonParser json = parser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals("max_tokens");
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && wanted) {
          return OptionalLong.of(Math.max(0, json.getLongValue()));
        }
        json.skipChildren();
      }
      return OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
