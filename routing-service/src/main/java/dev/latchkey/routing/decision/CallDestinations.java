package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;

/// Where a call may run at most (INV-4). What only its own account can look into, such as an
/// application profile, counts as running where it is sent: that is the narrowest that the original
/// of a fallback can be taken for.
public final class CallDestinations {

  private static final String SYSTEM_PROFILE = "inference-profile";

  private CallDestinations() {}

  /// The destinations of a call to this model in this region.
  public static Destinations of(Region region, ModelReference model) {
    return switch (model) {
      case ModelReference.FoundationModel _ -> Destinations.only(region);
      case ModelReference.InferenceProfile profile -> profile.geography().destinations();
      case ModelReference.ModelArn(Arn arn) ->
          arn.resourceType().equals(SYSTEM_PROFILE)
              ? of(region, ModelReference.parse(arn.resourceId()).orThrow())
              : Destinations.only(region);
    };
  }
}
