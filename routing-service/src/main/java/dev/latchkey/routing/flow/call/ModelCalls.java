package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.ModelOperation;
import dev.latchkey.routing.bedrock.Signer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Makes calls out of requests.
public final class ModelCalls {

  private ModelCalls() {}

  /// A call that asks what the request asks.
  ///
  /// @param body what is sent to the model
  public static ModelCall of(
      InferenceRequest request,
      Region region,
      ModelReference model,
      Content body,
      @Nullable Guardrail guardrail,
      Signer signer,
      Duration patience) {
    return new ModelCall(
        operation(request),
        region,
        model,
        body,
        guardrail,
        request.serviceTier(),
        signer,
        patience);
  }

  private static ModelOperation operation(InferenceRequest request) {
    return switch (request.api()) {
      case MESSAGES ->
          request.form().isStreamed() ? ModelOperation.INVOKE_STREAM : ModelOperation.INVOKE;
      case CONVERSE ->
          request.form().isStreamed() ? ModelOperation.CONVERSE_STREAM : ModelOperation.CONVERSE;
      case EMBEDDINGS -> ModelOperation.EMBED;
    };
  }
}
