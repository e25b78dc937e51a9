package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/// Requests of Converse, made from the bodies that one would POST.
public final class ConverseRequests {

  private ConverseRequests() {}

  /// What is wrong with a body; empty when nothing is. Names members, and nothing of what they
  /// hold.
  public static Optional<String> problem(Content body, boolean streamed) {
    try {
      JsonNode json = WireJson.mapper().readTree(body.bytes());
      SdkReading.fill(
          streamed ? ConverseStreamRequest.builder() : ConverseRequest.builder(), json, "");
      return Optional.empty();
    } catch (NoMemberException e) {
      return Optional.of(e.sentence() + " to Converse.");
    } catch (IOException e) {
      return Optional.of("The body is not JSON.");
    }
  }

  static ConverseRequest whole(ModelCall call) {
    ConverseRequest.Builder request = ConverseRequest.builder();
    SdkReading.fill(request, json(call), "");
    return request
        .modelId(call.model().text())
        .overrideConfiguration(
            override -> BedrockCalls.sign(override.apiCallTimeout(call.patience()), call.signer()))
        .build();
  }

  static ConverseStreamRequest streamed(ModelCall call) {
    ConverseStreamRequest.Builder request = ConverseStreamRequest.builder();
    SdkReading.fill(request, json(call), "");
    return request
        .modelId(call.model().text())
        .overrideConfiguration(
            override ->
                BedrockCalls.sign(
                    override.apiCallTimeout(call.patience().plus(StreamRequests.GRACE)),
                    call.signer()))
        .build();
  }

  static ConverseStreamResponseHandler intoLines(StreamIntake intake) {
    return ConverseStreamResponseHandler.builder()
        .onResponse(intake::responded)
        .onEventStream(events -> intake.subscribe(events, ConverseRequests::line))
        .build();
  }

  private static byte @Nullable [] line(ConverseStreamOutput event) {
    ConverseStreamOutput.EventType type = event.sdkEventType();
    if (type == ConverseStreamOutput.EventType.UNKNOWN_TO_SDK_VERSION) {
      return null;
    }
    return WireJson.write(
        WireJson.mapper().createObjectNode().set(type.toString(), SdkWriting.json(event)));
  }

  /// The body, with what the headers of the request say of guardrail and tier. It was looked at
  /// before, see [#problem].
  private static ObjectNode json(ModelCall call) {
    ObjectNode body = (ObjectNode) tree(call.body());
    Guardrail guardrail = call.guardrail();
    if (guardrail != null) {
      body.withObject("guardrailConfig")
          .put("guardrailIdentifier", guardrail.id())
          .put("guardrailVersion", guardrail.version());
    }
    ServiceTier tier = call.serviceTier();
    if (tier != null) {
      body.putObject("serviceTier").put("type", tier.toString());
    }
    return body;
  }

  private static JsonNode tree(Content body) {
    try {
      return WireJson.mapper().readTree(body.bytes());
    } catch (IOException e) {
      throw new IllegalStateException("a body that was not looked at", e);
    }
  }
}
