package dev.latchkey.simulator.models;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The models and profiles that exist, and with them the regions. Holds the commercial partition's
/// Claude models that anybody may use, and the models that embed texts: no GovCloud, no gated
/// model, and no profile whose only evidence is a price list that AWS's own model cards do not bear
/// out.
public final class ModelCatalog {

  private static final String RESOURCE = "model-catalog.json";

  private final SortedMap<String, FoundationModel> models;
  private final SortedMap<String, InferenceProfile> profiles;
  private final Map<String, EmbeddingModel> embeddingModels;
  private final SortedSet<String> regions;

  private ModelCatalog(
      Collection<FoundationModel> models,
      List<EmbeddingModel> embeddingModels,
      SortedSet<String> regions) {
    this.models = index(models, FoundationModel::id);
    this.profiles =
        index(
            models.stream().flatMap(model -> model.profiles().stream()).toList(),
            InferenceProfile::id);
    this.embeddingModels = byRequestedId(embeddingModels);
    this.regions = Collections.unmodifiableSortedSet(regions);
  }

  private static <T> SortedMap<String, T> index(Collection<T> things, Function<T, String> id) {
    return new TreeMap<>(things.stream().collect(toMap(id, Function.identity())));
  }

  private static Map<String, EmbeddingModel> byRequestedId(List<EmbeddingModel> models) {
    Map<String, EmbeddingModel> byId = new HashMap<>();
    for (EmbeddingModel model : models) {
      byId.put(model.id(), model);
      model.profileIds().forEach(profile -> byId.put(profile, model));
    }
    return byId;
  }

  /// Reads the built-in catalog.
  public static ModelCatalog builtIn() {
    try (InputStream content = ModelCatalog.class.getResourceAsStream(RESOURCE)) {
      JsonNode catalog = new ObjectMapper().readTree(content);
      CatalogReader reader = new CatalogReader(catalog);
      return new ModelCatalog(
          reader.models(), reader.embeddingModels(), new TreeSet<>(reader.regions()));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in " + RESOURCE + " cannot be read", e);
    }
  }

  /// All models, by id.
  public Map<String, FoundationModel> models() {
    return Collections.unmodifiableMap(models);
  }

  /// The model of this base id.
  public Optional<FoundationModel> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  /// The embedding model that this id, its own or a profile's, calls.
  public Optional<EmbeddingModel> embeddingModel(String id) {
    return Optional.ofNullable(embeddingModels.get(id));
  }

  /// Base ids of all models, those of embeddings included.
  public Set<String> modelIds() {
    return Stream.concat(
            models.keySet().stream(), embeddingModels.values().stream().map(EmbeddingModel::id))
        .collect(toSet());
  }

  /// The profile of this id.
  public Optional<InferenceProfile> profile(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  /// Profiles that can be called in this region, by id.
  public Collection<InferenceProfile> profilesIn(String region) {
    return profiles.values().stream()
        .filter(profile -> profile.sourceRegions().contains(region))
        .toList();
  }

  /// Ids of the models that can be called in this region.
  public Set<String> modelIdsIn(String region) {
    return profilesIn(region).stream().map(InferenceProfile::modelId).collect(toSet());
  }

  /// Regions that exist.
  public SortedSet<String> regions() {
    return regions;
  }
}
