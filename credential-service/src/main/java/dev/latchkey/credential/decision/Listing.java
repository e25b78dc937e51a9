package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A workspace as the directory lists it.
///
/// @param region the region that it wants; null when it has not said so
public record Listing(
    WorkspaceId workspace, OrgId org, Plan plan, Environment environment, @Nullable Region region) {

  /// Whether routing sees no difference to the other one; the plan, which it is not told, aside.
  boolean isSameToRouting(Listing other) {
    return org.equals(other.org)
        && environment == other.environment
        && Objects.equals(region, other.region);
  }
}
