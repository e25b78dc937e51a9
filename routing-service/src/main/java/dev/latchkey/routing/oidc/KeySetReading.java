package dev.latchkey.routing.oidc;

import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;

/// What became of asking the issuer for its keys.
sealed interface KeySetReading {

  /// The public keys that it publishes now; there may be none.
  record Fetched(List<PublicJsonWebKey> keys) implements KeySetReading {
    public Fetched {
      keys = List.copyOf(keys);
    }
  }

  /// It gave no key set.
  record Failed(String why) implements KeySetReading {}
}
