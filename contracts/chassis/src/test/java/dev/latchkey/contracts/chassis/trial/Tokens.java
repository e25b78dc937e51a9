package dev.latchkey.contracts.chassis.trial;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import java.util.Set;

/// Tokens of people.
final class Tokens {

  private Tokens() {}

  static String of(Role... roles) {
    return SharedServers.issuer().token(new TokenClaims("somebody", null, Set.of(), Set.of(roles)));
  }
}
