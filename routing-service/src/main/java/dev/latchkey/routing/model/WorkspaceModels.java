package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import java.util.List;
import java.util.stream.Stream;

/// The models that a workspace's requests for any model may be served by.
public sealed interface WorkspaceModels {

  /// Every active model that can be called within the region's own geography.
  record Every() implements WorkspaceModels {}

  /// These alone; the order says nothing.
  record Listed(List<ModelReference> models) implements WorkspaceModels {

    public Listed {
      models = List.copyOf(models);
    }
  }

  /// The profiles of a model that an owner has listed, however wide they are.
  default Stream<InferenceProfile> profilesOf(FoundationModel model) {
    return switch (this) {
      case Every() -> Stream.empty();
      case Listed(List<ModelReference> models) ->
          models.stream()
              .filter(InferenceProfile.class::isInstance)
              .map(InferenceProfile.class::cast)
              .filter(profile -> profile.model().equals(model));
    };
  }
}
