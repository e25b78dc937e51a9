package dev.latchkey.routing.sabotage;

import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import java.util.function.BiFunction;

/// Makes the right to a fallback without an intent.
public final class ForgesIntents {

  private ForgesIntents() {}

  /// Forges one.
  public static PlatformGrant forge(PlatformRoute route) {
    BiFunction<String, PlatformRoute, PlatformGrant> forging = PlatformGrant.DurableIntent::new;
    return forging.apply("forged", route);
  }
}
