package dev.latchkey.routing.flow.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.charset.StandardCharsets;

/// The body of a final answer of which a part was sent before it failed, as
/// [dev.latchkey.contracts.wire.inference.AnswerHeaders#PARTIAL] describes it.
final class PartialBody {

  private PartialBody() {}

  static byte[] of(ErrorObject error, Reply.Part part) {
    ObjectNode body = WireJson.mapper().createObjectNode();
    body.set("error", WireJson.mapper().valueToTree(error));
    Content answer = part.answer();
    if (answer != null) {
      body.putRawValue("partial", new RawValue(new String(answer.bytes(), StandardCharsets.UTF_8)));
    }
    TokenUsage usage = part.usage();
    if (usage != null) {
      body.set("usage", WireJson.mapper().valueToTree(usage));
    }
    return WireJson.write(body);
  }
}
