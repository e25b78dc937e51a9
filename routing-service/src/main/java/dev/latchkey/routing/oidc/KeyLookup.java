package dev.latchkey.routing.oidc;

import java.security.Key;

/// What became of looking for the key that a grant names.
sealed interface KeyLookup {

  /// The issuer's public key.
  record Found(Key key) implements KeyLookup {}

  /// The issuer publishes no such key.
  record Unknown() implements KeyLookup {}

  /// The issuer cannot be asked whether it has such a key.
  record Unavailable(String why) implements KeyLookup {}
}
