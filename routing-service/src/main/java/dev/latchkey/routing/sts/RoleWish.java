package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.Arn;
import java.time.Duration;
import java.util.Map;

/// What STS is asked for.
///
/// @param role the role to assume
/// @param sessionName the name that CloudTrail shows
/// @param duration how long the session shall last
/// @param tags its session tags; the role's trust policy must allow `sts:TagSession` for any
record RoleWish(Arn role, String sessionName, Duration duration, Map<String, String> tags) {

  RoleWish {
    tags = Map.copyOf(tags);
  }
}
