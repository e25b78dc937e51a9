package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// A workspace as its owner has set it up.
///
/// @param policy whether its failed calls may be served by the platform
/// @param region where its calls are made, the platform's included
record Tenancy(WorkspaceId workspace, FallbackPolicy policy, Region region) {

  /// The most calls that its own account may be sent for one request (INV-8).
  int ownCalls() {
    return policy == FallbackPolicy.STRICT ? History.MOST_CALLS : History.MOST_CALLS - 1;
  }
}
