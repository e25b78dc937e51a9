package dev.latchkey.simulator.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.claude.TokenRule;
import dev.latchkey.simulator.embedding.Embeddings.Reading;
import dev.latchkey.simulator.models.EmbeddingModel;
import dev.latchkey.simulator.models.EmbeddingModel.Format;
import java.util.Optional;
import java.util.Set;

/// Titan's text embeddings. Only the second version has dimensions to choose, and vectors of length
/// 1 unless the request says otherwise.
final class TitanEmbedding {

  private static final Set<String> FIRST = Set.of("inputText");
  private static final Set<String> SECOND =
      Set.of("inputText", "dimensions", "normalize", "embeddingTypes");

  private TitanEmbedding() {}

  static Reading answer(EmbeddingModel model, JsonNode request) {
    Optional<String> problem = problem(model, request);
    if (problem.isPresent()) {
      return Embeddings.malformed(problem.get());
    }
    int tokens = TokenRule.ofText(request.get("inputText").asText());
    return tokens > model.maxInputTokens()
        ? Embeddings.tooLong(model, tokens)
        : new Reading.Good(json(model, request, tokens), tokens);
  }

  private static Optional<String> problem(EmbeddingModel model, JsonNode request) {
    Set<String> known = model.format() == Format.TITAN_V1 ? FIRST : SECOND;
    if (!request.has("inputText")) {
      return Optional.of(": #: required key [inputText] not found");
    }
    if (!request.get("inputText").isTextual()) {
      return Optional.of(": #/inputText: expected type: String");
    }
    if (request.get("inputText").asText().isEmpty()) {
      return Optional.of(": expected minLength: 1, actual: 0");
    }
    JsonNode dimensions = request.path("dimensions");
    return request.properties().stream()
        .filter(member -> !known.contains(member.getKey()))
        .findFirst()
        .map(member -> ": #: extraneous key [%s] is not permitted".formatted(member.getKey()))
        .or(
            () ->
                dimensions.isMissingNode() || model.dimensions().contains(dimensions.asInt())
                    ? Optional.empty()
                    : Optional.of(
                        ": #/dimensions: %s is not a valid enum value".formatted(dimensions)));
  }

  private static String json(EmbeddingModel model, JsonNode request, int tokens) {
    boolean second = model.format() == Format.TITAN_V2;
    double[] vector =
        Vectors.of(
            model.id(),
            request.get("inputText").asText(),
            request.path("dimensions").asInt(model.defaultDimensions()),
            second && request.path("normalize").asBoolean(true));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!second) {
      json.set("embedding", Vectors.floats(vector));
      return json.put("inputTextTokenCount", tokens).toString();
    }
    Set<String> types = types(request);
    ObjectNode byType = JsonNodeFactory.instance.objectNode();
    if (types.contains("float")) {
      json.set("embedding", Vectors.floats(vector));
      byType.set("float", Vectors.floats(vector));
    }
    if (types.contains("binary")) {
      byType.set("binary", Vectors.signs(vector));
    }
    json.set("embeddingsByType", byType);
    return json.put("inputTextTokenCount", tokens).toString();
  }

  private static Set<String> types(JsonNode request) {
    String written = request.path("embeddingTypes").toString();
    return written.contains("binary")
        ? written.contains("float") ? Set.of("float", "binary") : Set.of("binary")
        : Set.of("float");
  }
}
