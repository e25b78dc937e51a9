package dev.latchkey.routing.model;

import static dev.latchkey.routing.model.ChoiceReason.GEOGRAPHY_PROFILE;
import static dev.latchkey.routing.model.ChoiceReason.LISTED_PROFILE;

import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides through what a model is called that cannot be called by its own id. A call never leaves
/// the region's own geography, unless an owner has listed a profile that does.
final class ProfileRule {

  private ProfileRule() {}

  /// How a model is called.
  ///
  /// @param reference what is sent
  /// @param reasons why; empty for the model's own id
  record Way(ModelReference reference, List<ChoiceReason> reasons) {}

  /// The narrowest geography that a region belongs to; empty where AWS has none but the world.
  static Optional<Geography> ownGeography(Region region) {
    return Geography.all().stream()
        .filter(each -> regions(each).contains(region))
        .min(Comparator.comparingInt(each -> regions(each).size()));
  }

  /// The way to a model that a request names by its id. Where no profile is permitted it stays its
  /// own id, which AWS may or may not offer.
  static Way named(CatalogModel model, Region region, WorkspaceModels models) {
    return switch (model) {
      case CatalogModel.Embedding embedding -> new Way(embedding.id(), List.of());
      case CatalogModel.Claude claude ->
          ownGeography(region)
              .flatMap(claude::profile)
              .map(own -> way(claude, own))
              .or(() -> listed(claude, region, models))
              .orElseGet(() -> new Way(claude.id(), List.of()));
    };
  }

  /// The way to a model that may be chosen, if it can be called from the region for certain.
  static Optional<Way> certain(CatalogModel.Claude model, Region region) {
    return ownGeography(region)
        .flatMap(model::profile)
        .filter(own -> own.startsIn(region))
        .map(own -> way(model, own));
  }

  /// Whether a profile can be called from a region for certain.
  static boolean startsIn(InferenceProfile profile, CatalogModel model, Region region) {
    return model.profile(profile.geography()).filter(reach -> reach.startsIn(region)).isPresent();
  }

  private static Way way(CatalogModel.Claude model, Reach own) {
    return new Way(new InferenceProfile(own.geography(), model.id()), List.of(GEOGRAPHY_PROFILE));
  }

  private static Optional<Way> listed(
      CatalogModel.Claude model, Region region, WorkspaceModels models) {
    return models
        .profilesOf(model.id())
        .filter(profile -> startsIn(profile, model, region))
        .min(Comparator.comparingInt(ProfileRule::width))
        .map(profile -> new Way(profile, List.of(LISTED_PROFILE)));
  }

  private static int width(InferenceProfile profile) {
    return switch (profile.geography().destinations()) {
      case Destinations.AllCommercial() -> Integer.MAX_VALUE;
      case Destinations.Regions(Set<Region> regions) -> regions.size();
    };
  }

  /// The regions that a geography lists; none for the world.
  private static Set<Region> regions(Geography geography) {
    return switch (geography.destinations()) {
      case Destinations.AllCommercial() -> Set.of();
      case Destinations.Regions(Set<Region> regions) -> regions;
    };
  }
}
