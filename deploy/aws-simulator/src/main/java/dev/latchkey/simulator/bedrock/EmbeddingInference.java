package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.embedding.Embeddings;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.models.EmbeddingModel;
import dev.latchkey.simulator.operation.Operation;
import java.util.Map;

/// Answers a call for an embedding model, which knows InvokeModel alone.
final class EmbeddingInference {

  private static final String LATENCY_MILLIS = "30";

  private EmbeddingInference() {}

  static Answer answer(EmbeddingModel model, InferenceCall call) {
    return switch (call.operation()) {
      case Operation.InvokeModel _ -> embed(model, call.body().bytes());
      case Operation.InvokeModelWithResponseStream _ ->
          refused("The model is unsupported for streaming.");
      case Operation.Converse _, Operation.ConverseStream _ ->
          refused(
              "This action doesn't support the model that you provided. Try again with a supported"
                  + " text or chat model.");
    };
  }

  private static Answer embed(EmbeddingModel model, byte[] body) {
    return switch (Embeddings.answer(model, body)) {
      case Embeddings.Reading.Bad(String message) -> refused(message);
      case Embeddings.Reading.Good(String json, int inputTokens) ->
          new Answer.Served(
              "application/json",
              Map.of(
                  "X-Amzn-Bedrock-Input-Token-Count",
                  String.valueOf(inputTokens),
                  "X-Amzn-Bedrock-Invocation-Latency",
                  LATENCY_MILLIS),
              json,
              inputTokens);
    };
  }

  private static Answer refused(String message) {
    return new Answer.Refused(AwsError.validation(message));
  }
}
