package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

/// What the SDK is asked for a stream, and how its events become lines.
final class StreamRequests {

  /// The reader of a stream watches its deadline; this is for one that never comes to read.
  static final Duration GRACE = Duration.ofSeconds(5);

  private StreamRequests() {}

  static InvokeModelWithResponseStreamRequest invoke(ModelCall call) {
    InvokeModelWithResponseStreamRequest.Builder request =
        InvokeModelWithResponseStreamRequest.builder()
            .modelId(call.model().text())
            .contentType("application/json")
            .accept("application/json")
            .body(SdkBytes.fromByteArrayUnsafe(call.body().bytes()))
            .overrideConfiguration(
                override ->
                    BedrockCalls.sign(
                        override.apiCallTimeout(call.patience().plus(GRACE)), call.signer()));
    Guardrail guardrail = call.guardrail();
    if (guardrail != null) {
      request.guardrailIdentifier(guardrail.id()).guardrailVersion(guardrail.version());
    }
    ServiceTier tier = call.serviceTier();
    if (tier != null) {
      request.serviceTier(tier.toString());
    }
    return request.build();
  }

  static InvokeModelWithResponseStreamResponseHandler intoLines(StreamIntake intake) {
    return InvokeModelWithResponseStreamResponseHandler.builder()
        .onResponse(intake::responded)
        .onEventStream(events -> intake.subscribe(events, StreamRequests::line))
        .build();
  }

  private static byte @Nullable [] line(ResponseStream event) {
    return event instanceof PayloadPart part ? part.bytes().asByteArrayUnsafe() : null;
  }
}
