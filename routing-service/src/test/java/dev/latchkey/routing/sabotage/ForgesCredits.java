package dev.latchkey.routing.sabotage;

import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;

/// Makes the right of a workspace without a credential, asking nobody.
public final class ForgesCredits {

  private ForgesCredits() {}

  /// Forges one.
  public static PlatformGrant forge(PlatformRoute route) {
    return new PlatformGrant.NotByok(PlatformUse.NOT_CONFIGURED, route);
  }
}
