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

/// Looks whether a body is a JSON object. Bedrock would say so too, after a call.
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

  /// Whether the body is one JSON object and nothing else.
  public static boolean isObject(Content body) {
    try (JsonParser json = JSON.createParser(body.bytes())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      json.skipChildren();
      return json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /// What `max_tokens` of the object says; empty when it says nothing that is a whole number.
  public static OptionalLong maxTokens(Content body) {
    try (JsonParser json = JSON.createParser(body.bytes())) {
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
