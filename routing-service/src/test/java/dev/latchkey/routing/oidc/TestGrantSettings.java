package dev.latchkey.routing.oidc;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings as a test wants them.
record TestGrantSettings(boolean required, @Nullable String name, @Nullable URI keys)
    implements GrantSettings {

  @Override
  public Optional<String> issuer() {
    return Optional.ofNullable(name);
  }

  @Override
  public Optional<URI> jwksUrl() {
    return Optional.ofNullable(keys);
  }
}
