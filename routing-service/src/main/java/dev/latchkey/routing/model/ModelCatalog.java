package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import java.util.List;
import java.util.Optional;

/// The models that Latchkey knows. A model is found by its exact id; nothing is derived from a
/// name.
public final class ModelCatalog {

  private final List<CatalogModel> models;

  public ModelCatalog(List<CatalogModel> models) {
    this.models = List.copyOf(models);
  }

  List<CatalogModel> models() {
    return models;
  }

  /// The model behind a reference; empty when it is not known, as behind a resource of an account.
  Optional<CatalogModel> find(ModelReference reference) {
    return behind(reference)
        .flatMap(id -> models.stream().filter(model -> model.id().equals(id)).findFirst());
  }

  /// The model that a reference names, whether it is in the catalog or not.
  static Optional<FoundationModel> behind(ModelReference reference) {
    return switch (reference) {
      case FoundationModel id -> Optional.of(id);
      case ModelReference.InferenceProfile profile -> Optional.of(profile.model());
      case ModelReference.ModelArn(Arn arn) ->
          switch (arn.resourceType()) {
            case "foundation-model", "inference-profile" ->
                behind(ModelReference.parse(arn.resourceId()).orThrow());
            default -> Optional.empty();
          };
    };
  }
}
