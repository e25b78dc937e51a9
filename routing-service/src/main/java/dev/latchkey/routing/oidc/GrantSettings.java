package dev.latchkey.routing.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// Whose request grants count.
@ConfigMapping(prefix = "latchkey.routing.grants")
public interface GrantSettings {

  /// Whether a request must carry a grant. `false` only in the local stack; a grant that is sent is
  /// verified even there.
  @WithDefault("true")
  boolean required();

  /// The `iss` claim of every grant. Must be set where grants are required.
  Optional<String> issuer();

  /// Where the issuer publishes its public keys as a JSON Web Key Set (RFC 7517); `http` only in
  /// the local stack. Must be set where grants are required.
  Optional<URI> jwksUrl();
}
