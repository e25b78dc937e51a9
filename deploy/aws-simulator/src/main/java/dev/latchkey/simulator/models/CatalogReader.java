package dev.latchkey.simulator.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.models.EmbeddingModel.Format;
import dev.latchkey.simulator.models.FoundationModel.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the catalog file into models. Where it gives no regions for a profile, those of the
/// profile's geography hold.
final class CatalogReader {

  private static final String ALL_COMMERCIAL = "all-commercial";
  private static final Set<String> EVIDENCED = Set.of("confirmed", "listed");

  /// Destinations that every `us` profile has.
  private static final Set<String> US_DESTINATIONS = Set.of("us-east-1", "us-east-2", "us-west-2");

  private static final Map<String, Format> EMBEDDING_FORMATS =
      Map.of(
          "amazon.titan-embed-text-v1", Format.TITAN_V1,
          "amazon.titan-embed-g1-text-02", Format.TITAN_V1,
          "amazon.titan-embed-text-v2:0", Format.TITAN_V2,
          "cohere.embed-english-v3", Format.COHERE_V3,
          "cohere.embed-multilingual-v3", Format.COHERE_V3,
          "cohere.embed-v4:0", Format.COHERE_V4);

  private final JsonNode catalog;
  private final SortedSet<String> commercialRegions = new TreeSet<>();

  CatalogReader(JsonNode catalog) {
    this.catalog = catalog;
    catalog.get("geographies").properties().stream()
        .filter(geography -> !geography.getKey().equals("us-gov"))
        .forEach(
            geography ->
                commercialRegions.addAll(texts(geography.getValue(), "source_regions_latest")));
    for (JsonNode model : catalog.get("models")) {
      for (JsonNode profile : model.get("inference_profiles")) {
        if (profile.get("kind").asText().equals("global")) {
          commercialRegions.addAll(texts(profile, "source_regions"));
        }
      }
    }
  }

  SortedSet<String> regions() {
    return commercialRegions;
  }

  List<FoundationModel> models() {
    List<FoundationModel> models = new ArrayList<>();
    for (JsonNode model : catalog.get("models")) {
      if (!model.at("/lifecycle/status").asText().equals("gated")) {
        models.add(model(model));
      }
    }
    return models;
  }

  private FoundationModel model(JsonNode model) {
    String id = model.get("base_model_id").asText();
    String name = model.get("name").asText();
    List<InferenceProfile> profiles = new ArrayList<>();
    for (JsonNode profile : model.get("inference_profiles")) {
      if (EVIDENCED.contains(profile.get("confidence").asText())
          && !profile.get("kind").asText().equals("us-gov")) {
        profiles.add(profile(profile, id, name));
      }
    }
    return new FoundationModel(
        id,
        name,
        model.at("/lifecycle/status").asText().equals("legacy")
            ? Lifecycle.LEGACY
            : Lifecycle.ACTIVE,
        model.at("/limits/max_output_tokens").asInt(),
        generation(model) >= 4.7,
        thinkingTypes(model),
        model.at("/prompt_cache/min_tokens_per_checkpoint").asInt(),
        model.get("count_tokens").asText().equals("bare id"),
        profiles);
  }

  private static double generation(JsonNode model) {
    return Double.parseDouble(model.get("generation").asText());
  }

  /// The first adaptive generation, 4.6, still takes a budget.
  private static Set<String> thinkingTypes(JsonNode model) {
    return switch (model.get("thinking_mode").asText()) {
      case "extended" -> Set.of("enabled", "disabled");
      case "adaptive_always_on" -> Set.of("adaptive");
      default ->
          generation(model) < 4.7
              ? Set.of("enabled", "adaptive", "disabled")
              : Set.of("adaptive", "disabled");
    };
  }

  /// Those of texts alone whose request format is known.
  List<EmbeddingModel> embeddingModels() {
    List<EmbeddingModel> models = new ArrayList<>();
    for (JsonNode model : catalog.get("embedding_models")) {
      @Nullable Format format = EMBEDDING_FORMATS.get(model.get("model_id").asText());
      if (format != null) {
        models.add(embeddingModel(model, format));
      }
    }
    return models;
  }

  private static EmbeddingModel embeddingModel(JsonNode model, Format format) {
    List<Integer> dimensions = new ArrayList<>();
    model.get("dimensions_options").forEach(option -> dimensions.add(option.asInt()));
    return new EmbeddingModel(
        model.get("model_id").asText(),
        format,
        model.get("default_dimensions").asInt(),
        dimensions,
        model.get("max_input_tokens").asInt(),
        List.copyOf(texts(model, "inference_profiles")));
  }

  private InferenceProfile profile(JsonNode profile, String modelId, String modelName) {
    String geography = profile.get("kind").asText();
    SortedSet<String> sources = texts(profile, "source_regions");
    if (sources.isEmpty()) {
      sources =
          geography.equals("global")
              ? commercialRegions
              : texts(catalog.at("/geographies/" + geography), "source_regions_latest");
    }
    return new InferenceProfile(
        profile.get("inference_profile_id").asText(),
        geography.toUpperCase(Locale.ROOT) + " Anthropic " + modelName,
        geography,
        modelId,
        sources,
        destinations(profile, geography));
  }

  private SortedSet<String> destinations(JsonNode profile, String geography) {
    SortedSet<String> destinations = texts(profile, "destination_regions");
    destinations.remove(ALL_COMMERCIAL);
    if (!destinations.isEmpty() || geography.equals("global")) {
      return destinations;
    }
    return geography.equals("us")
        ? new TreeSet<>(US_DESTINATIONS)
        : texts(catalog.at("/geographies/" + geography), "source_regions_latest");
  }

  private static SortedSet<String> texts(JsonNode parent, String member) {
    SortedSet<String> texts = new TreeSet<>();
    parent.path(member).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
