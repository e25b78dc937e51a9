package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A model that Latchkey knows. Only what is certain stands here: what AWS would refuse, and
/// nothing that it may refuse.
public sealed interface CatalogModel {

  /// Its id without a geography.
  FoundationModel id();

  /// Its cross-region profiles.
  List<Reach> profiles();

  /// Whether it has a body of this shape.
  boolean serves(InferenceApi api);

  /// Its profile of a geography.
  default Optional<Reach> profile(Geography geography) {
    return profiles().stream().filter(each -> each.geography().equals(geography)).findFirst();
  }

  /// A model of Anthropic's. All are called through profiles, unless AWS offers the direct id too.
  ///
  /// @param generation ten times the number in its name; 0 where it has none
  /// @param context tokens that go in and come out together
  /// @param maxOutput the most tokens of one answer
  /// @param refused what it refuses for certain
  record Claude(
      FoundationModel id,
      Ability ability,
      int generation,
      ModelStatus status,
      long context,
      long maxOutput,
      ThinkingMode thinking,
      Set<Demand> refused,
      List<Reach> profiles)
      implements CatalogModel {

    public Claude {
      refused = Set.copyOf(refused);
      profiles = List.copyOf(profiles);
    }

    @Override
    public boolean serves(InferenceApi api) {
      return switch (api) {
        case MESSAGES, CONVERSE -> true;
        case EMBEDDINGS -> false;
      };
    }
  }

  /// A model that makes vectors. Its direct id works where AWS offers it.
  ///
  /// @param maxInput the most tokens of one text
  record Embedding(FoundationModel id, long maxInput, List<Reach> profiles)
      implements CatalogModel {

    public Embedding {
      profiles = List.copyOf(profiles);
    }

    @Override
    public boolean serves(InferenceApi api) {
      return switch (api) {
        case MESSAGES, CONVERSE -> false;
        case EMBEDDINGS -> true;
      };
    }
  }
}
