package dev.latchkey.simulator.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.models.EmbeddingModel;
import java.io.IOException;

/// Answers InvokeModel of an embedding model. The same text has the same vector in the same model,
/// ever; nothing else about the vectors means anything.
public final class Embeddings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Embeddings() {}

  /// What a body turned out to be.
  public sealed interface Reading {

    /// Acceptable, with the answer's body.
    record Good(String json, int inputTokens) implements Reading {

      /// Names no content.
      @Override
      public String toString() {
        return "Good[%d tokens]".formatted(inputTokens);
      }
    }

    /// Not acceptable, with Bedrock's message.
    record Bad(String message) implements Reading {}
  }

  /// Embeds what a body asks for.
  public static Reading answer(EmbeddingModel model, byte[] body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (IOException e) {
      return malformed("");
    }
    if (!request.isObject()) {
      return malformed(": #: expected type: JSONObject");
    }
    return switch (model.format()) {
      case TITAN_V1, TITAN_V2 -> TitanEmbedding.answer(model, request);
      case COHERE_V3, COHERE_V4 -> CohereEmbedding.answer(model, request);
    };
  }

  static Reading malformed(String what) {
    return new Reading.Bad(
        "Malformed input request" + what + ", please reformat your input and try again.");
  }

  static Reading tooLong(EmbeddingModel model, int tokens) {
    return new Reading.Bad(
        "Too many input tokens. Max input tokens: %d, request input token count: %d"
            .formatted(model.maxInputTokens(), tokens));
  }
}
