package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Set;

/// A cross-region profile of a model.
///
/// @param geography where its calls may run
/// @param sources the regions that it can be called from; empty where only the geography is known
public record Reach(Geography geography, Set<Region> sources) {

  public Reach {
    sources = Set.copyOf(sources);
  }

  /// Whether it can be called from a region, as far as is known.
  boolean startsIn(Region region) {
    return sources.isEmpty()
        ? Destinations.only(region).isSubsetOf(geography.destinations())
        : sources.contains(region);
  }
}
