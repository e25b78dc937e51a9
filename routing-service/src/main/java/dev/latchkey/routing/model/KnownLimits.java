package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.util.Set;

/// What an AWS account has lately refused in a region.
///
/// @param denied profiles that a service control policy forbids while their models' direct ids work
/// @param uncached models and profiles that refuse prompt caching
public record KnownLimits(Set<ModelReference> denied, Set<ModelReference> uncached) {

  /// Nothing is known.
  public static final KnownLimits NONE = new KnownLimits(Set.of(), Set.of());

  public KnownLimits {
    denied = Set.copyOf(denied);
    uncached = Set.copyOf(uncached);
  }
}
