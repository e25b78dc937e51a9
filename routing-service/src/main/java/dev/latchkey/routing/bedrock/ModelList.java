package dev.latchkey.routing.bedrock;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.model.Ability;
import dev.latchkey.routing.model.CatalogModel;
import dev.latchkey.routing.model.Demand;
import dev.latchkey.routing.model.ModelStatus;
import dev.latchkey.routing.model.Reach;
import dev.latchkey.routing.model.ThinkingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads what is known of Bedrock's models from the resource `models.json` beside this class.
public final class ModelList {

  private ModelList() {}

  /// The models.
  ///
  /// @throws IllegalArgumentException when the resource names something that cannot be
  public static List<CatalogModel> models() {
    try (InputStream json = ModelList.class.getResourceAsStream("models.json")) {
      if (json == null) {
        throw new IllegalStateException("models.json is missing");
      }
      Document document = WireJson.mapper().readValue(json, Document.class);
      return Stream.<CatalogModel>concat(
              document.claude().stream().map(Claude::toModel),
              document.embeddings().stream().map(Embedding::toModel))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("models.json cannot be read", e);
    }
  }

  private static FoundationModel id(String text) {
    if (ModelReference.parse(text).orThrow() instanceof FoundationModel id) {
      return id;
    }
    throw new IllegalArgumentException(text + " is not the id of a model");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  record Document(List<Claude> claude, List<Embedding> embeddings) {}

  record Claude(
      String model,
      String ability,
      int generation,
      String status,
      long context,
      long maxOutput,
      String thinking,
      List<String> refuses,
      List<Profile> profiles) {

    CatalogModel.Claude toModel() {
      return new CatalogModel.Claude(
          id(model),
          constant(Ability.class, ability),
          generation,
          constant(ModelStatus.class, status),
          context,
          maxOutput,
          constant(ThinkingMode.class, thinking),
          refuses.stream()
              .map(each -> constant(Demand.class, each))
              .collect(Collectors.toUnmodifiableSet()),
          profiles.stream().map(Profile::toReach).toList());
    }
  }

  record Embedding(String model, long context, List<Profile> profiles) {

    CatalogModel.Embedding toModel() {
      return new CatalogModel.Embedding(
          id(model), context, profiles.stream().map(Profile::toReach).toList());
    }
  }

  record Profile(String geography, @JsonProperty("from") @Nullable List<String> sources) {

    Reach toReach() {
      return new Reach(
          Geography.ofPrefix(geography)
              .orElseThrow(() -> new IllegalArgumentException(geography + " is not a geography")),
          sources == null
              ? Set.of()
              : sources.stream().map(Region::new).collect(Collectors.toUnmodifiableSet()));
    }
  }
}
