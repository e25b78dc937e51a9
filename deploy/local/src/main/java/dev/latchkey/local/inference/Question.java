package dev.latchkey.local.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.json.WireJson;
import java.time.Instant;
import java.util.Map;

/// A person's question to a model. Texts are taken as they are: what is wrong with them is
/// Latchkey's to say.
///
/// @param workspace who pays
/// @param model a model id, inference profile id or ARN
/// @param text the prompt
public record Question(String workspace, String model, String text) {

  /// The inference profile that is asked unless another model is named: the demo workspaces are in
  /// Europe.
  public static final String DEMO_MODEL = "eu.anthropic.claude-sonnet-4-6";

  private static final String SOURCE = "/latchkey/local";
  private static final int MAX_TOKENS = 512;

  /// The request that asks it.
  CloudEvent toRequest(String id, Instant now) {
    return new CloudEvent(
        id,
        SOURCE,
        RequestHeaders.TYPE,
        /* subject= */ null,
        now,
        CloudEvent.JSON,
        Map.of(
            RequestHeaders.WORKSPACE,
            workspace,
            RequestHeaders.MODEL,
            model,
            RequestHeaders.API,
            InferenceApi.MESSAGES.toString(),
            RequestHeaders.OPERATION,
            "ask"),
        /* trace= */ null,
        Content.of(WireJson.write(body())));
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
