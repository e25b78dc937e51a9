package dev.latchkey.contracts.wire.identifiers;

import java.util.Set;

/// The regions in which a call may really run. A cross-region inference profile runs in any of its
/// destinations, so residency is decided on this set and never on the region of the call alone.
public sealed interface Destinations {

  /// Any commercial region, now or later: what a `global.` profile means.
  record AllCommercial() implements Destinations {}

  /// Exactly these regions; never empty.
  record Regions(Set<Region> regions) implements Destinations {

    public Regions {
      regions = Set.copyOf(regions);
      if (regions.isEmpty()) {
        throw new IllegalArgumentException("destinations without a region");
      }
    }
  }

  /// A call that runs where it is sent.
  static Destinations only(Region region) {
    return new Regions(Set.of(region));
  }

  /// Whether every region in which this may run is one in which `other` may run as well (INV-4).
  default boolean isSubsetOf(Destinations other) {
    return switch (other) {
      case AllCommercial() -> isCommercial();
      case Regions(Set<Region> theirs) -> isWithin(theirs);
    };
  }

  private boolean isCommercial() {
    return switch (this) {
      case AllCommercial() -> true;
      case Regions(Set<Region> regions) ->
          regions.stream().allMatch(region -> region.partition() == Partition.AWS);
    };
  }

  private boolean isWithin(Set<Region> theirs) {
    return switch (this) {
      // The set of all commercial regions grows; no fixed set contains it.
      case AllCommercial() -> false;
      case Regions(Set<Region> regions) -> theirs.containsAll(regions);
    };
  }
}
