package dev.latchkey.simulator.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.claude.TokenRule;
import dev.latchkey.simulator.digest.Digests;
import dev.latchkey.simulator.embedding.Embeddings.Reading;
import dev.latchkey.simulator.models.EmbeddingModel;
import dev.latchkey.simulator.models.EmbeddingModel.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Cohere's embeddings of texts; images are refused. The body tells no tokens.
final class CohereEmbedding {

  private static final int MOST_TEXTS = 96;
  private static final Set<String> THIRD =
      Set.of("texts", "input_type", "truncate", "embedding_types");
  private static final Set<String> FOURTH =
      Set.of(
          "texts", "input_type", "truncate", "embedding_types", "output_dimension", "max_tokens");
  private static final Set<String> INPUT_TYPES =
      Set.of("search_document", "search_query", "classification", "clustering");
  private static final List<String> TYPES = List.of("float", "int8", "uint8", "binary", "ubinary");

  private CohereEmbedding() {}

  static Reading answer(EmbeddingModel model, JsonNode request) {
    Optional<String> problem = problem(model, request);
    if (problem.isPresent()) {
      return Embeddings.malformed(problem.get());
    }
    List<String> texts = new ArrayList<>();
    request.get("texts").forEach(text -> texts.add(text.asText()));
    boolean truncates = !request.path("truncate").asText("NONE").equals("NONE");
    int all = 0;
    for (String text : texts) {
      int tokens = TokenRule.ofText(text);
      if (tokens > model.maxInputTokens() && !truncates) {
        return Embeddings.tooLong(model, tokens);
      }
      all += Math.min(tokens, model.maxInputTokens());
    }
    return new Reading.Good(json(model, request, texts), all);
  }

  private static Optional<String> problem(EmbeddingModel model, JsonNode request) {
    Set<String> known = model.format() == Format.COHERE_V3 ? THIRD : FOURTH;
    JsonNode texts = request.path("texts");
    if (texts.isMissingNode() || !request.has("input_type")) {
      return Optional.of(
          ": #: required key [%s] not found"
              .formatted(texts.isMissingNode() ? "texts" : "input_type"));
    }
    if (!texts.isArray() || texts.isEmpty() || texts.size() > MOST_TEXTS) {
      return Optional.of(": #/texts: expected 1 to " + MOST_TEXTS + " texts");
    }
    if (!INPUT_TYPES.contains(request.get("input_type").asText())) {
      return Optional.of(
          ": #/input_type: %s is not a valid enum value"
              .formatted(request.get("input_type").asText()));
    }
    return request.properties().stream()
        .filter(member -> !known.contains(member.getKey()))
        .findFirst()
        .map(member -> ": #: extraneous key [%s] is not permitted".formatted(member.getKey()))
        .or(() -> problemOfDimension(model, request.path("output_dimension")));
  }

  private static Optional<String> problemOfDimension(EmbeddingModel model, JsonNode dimension) {
    return dimension.isMissingNode() || model.dimensions().contains(dimension.asInt())
        ? Optional.empty()
        : Optional.of(": #/output_dimension: %s is not a valid enum value".formatted(dimension));
  }

  private static String json(EmbeddingModel model, JsonNode request, List<String> texts) {
    int dimensions = request.path("output_dimension").asInt(model.defaultDimensions());
    List<double[]> vectors =
        texts.stream()
            .map(text -> Vectors.of(model.id(), text, dimensions, /* normalized= */ true))
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", UUID.nameUUIDFromBytes(Digests.sha256().digest(bytes(texts))).toString());
    ArrayNode echo = json.putArray("texts");
    texts.forEach(echo::add);
    if (request.path("embedding_types").isEmpty()) {
      json.put("response_type", "embeddings_floats");
      return json.set("embeddings", all("float", vectors)).toString();
    }
    json.put("response_type", "embeddings_by_type");
    ObjectNode byType = json.putObject("embeddings");
    for (JsonNode type : request.get("embedding_types")) {
      if (TYPES.contains(type.asText())) {
        byType.set(type.asText(), all(type.asText(), vectors));
      }
    }
    return json.toString();
  }

  private static byte[] bytes(List<String> texts) {
    return texts.toString().getBytes(UTF_8);
  }

  private static ArrayNode all(String type, List<double[]> vectors) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    vectors.forEach(vector -> all.add(as(type, vector)));
    return all;
  }

  private static ArrayNode as(String type, double[] vector) {
    return switch (type) {
      case "int8" -> Vectors.integers(vector, component -> (int) Math.round(component * 127));
      case "uint8" ->
          Vectors.integers(vector, component -> (int) Math.round(component * 127) + 128);
      case "binary" -> Vectors.packedSigns(vector, -128);
      case "ubinary" -> Vectors.packedSigns(vector, 0);
      default -> Vectors.floats(vector);
    };
  }
}
