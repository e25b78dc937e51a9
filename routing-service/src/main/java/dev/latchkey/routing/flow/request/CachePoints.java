package dev.latchkey.routing.flow.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Takes the marks for the prompt cache out of a body, where the APIs have them. What an agent
/// calls so in the input of a tool stays.
public final class CachePoints {

  private static final JsonMapper JSON =
      JsonMapper.builder(JsonBody.factory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private CachePoints() {}

  /// The body without them; equal as JSON in everything else.
  ///
  /// @param body one JSON object
  public static Content removedFrom(Content body, InferenceApi api) {
    try {
      JsonNode root = JSON.readTree(body.bytes());
      switch (api) {
        case MESSAGES -> ofMessages(root);
        case CONVERSE -> ofConverse(root);
        case EMBEDDINGS -> {}
      }
      return Content.of(JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException("a body that was read before cannot be read", e);
    }
  }

  private static void ofMessages(JsonNode root) {
    unmark(root);
    root.path("tools").forEach(CachePoints::unmark);
    root.path("system").forEach(CachePoints::unmark);
    for (JsonNode message : root.path("messages")) {
      for (JsonNode block : message.path("content")) {
        unmark(block);
        block.path("content").forEach(CachePoints::unmark);
      }
    }
  }

  private static void unmark(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("cache_control");
    }
  }

  private static void ofConverse(JsonNode root) {
    removePoints(root.path("system"));
    removePoints(root.at("/toolConfig/tools"));
    root.path("messages").forEach(message -> removePoints(message.path("content")));
  }

  private static void removePoints(JsonNode blocks) {
    if (blocks instanceof ArrayNode array) {
      array.removeIf(block -> block.has("cachePoint"));
    }
  }
}
