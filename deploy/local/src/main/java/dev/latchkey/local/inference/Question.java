package dev.latchkey.local.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.json.WireJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person's question to a model. The person waits, the answer changes nothing, and the platform
/// may pay where the workspace's policy lets it. Texts are taken as they are: what is wrong with
/// them is Latchkey's to say.
///
/// @param workspace who pays
/// @param model a model id, inference profile id or ARN
/// @param text the prompt
/// @param asker who asks; null when that is not told
public record Question(String workspace, String model, String text, @Nullable Asker asker) {

  /// The inference profile that is asked unless another model is named: the demo workspaces are in
  /// Europe.
  public static final String DEMO_MODEL = "eu.anthropic.claude-sonnet-4-6";

  /// Whose question it is.
  ///
  /// @param user the user's name, as in their tokens
  /// @param session one sitting of theirs at an agent
  public record Asker(String user, String session) {}

  private static final String SOURCE = "/latchkey/local";
  private static final int MAX_TOKENS = 512;

  /// A question of nobody in particular.
  public Question(String workspace, String model, String text) {
    this(workspace, model, text, /* asker= */ null);
  }

  /// The request that asks it.
  CloudEvent toRequest(String id, Instant now) {
    return new CloudEvent(
        id,
        SOURCE,
        RequestHeaders.TYPE,
        /* subject= */ null,
        now,
        CloudEvent.JSON,
        attributes(),
        /* trace= */ null,
        Content.of(WireJson.write(body())));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(RequestHeaders.WORKSPACE, workspace);
    attributes.put(RequestHeaders.MODEL, model);
    attributes.put(RequestHeaders.API, InferenceApi.MESSAGES.toString());
    attributes.put(RequestHeaders.OPERATION, "ask");
    attributes.put(RequestHeaders.ACCESS, Access.READ.toString());
    attributes.put(RequestHeaders.AUTONOMOUS, "false");
    attributes.put(RequestHeaders.FALLBACK_ELIGIBLE, "true");
    if (asker != null) {
      attributes.put(RequestHeaders.USER, asker.user());
      attributes.put(RequestHeaders.SESSION, asker.session());
    }
    return attributes;
  }

  /// The body of Anthropic's Messages API on Bedrock.
  private ObjectNode body() {
    ObjectNode body = WireJson.mapper().createObjectNode();
    body.put("anthropic_version", "bedrock-2023-05-31");
    body.put("max_tokens", MAX_TOKENS);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "user").put("content", text);
    return body;
  }

  /// Shows no prompt (INV-13).
  @Override
  public String toString() {
    return "Question[" + workspace + ", " + model + "]";
  }
}
