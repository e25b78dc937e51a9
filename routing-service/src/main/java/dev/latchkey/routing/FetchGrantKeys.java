package dev.latchkey.routing;

import dev.latchkey.routing.oidc.Grants;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Fetches the grant issuer's keys while the service starts. An issuer that is away keeps it from
/// starting as little as one that goes away later: the keys are fetched again when they are needed.
@ApplicationScoped
public class FetchGrantKeys {

  private final Grants grants;

  @Inject
  public FetchGrantKeys(Grants grants) {
    this.grants = grants;
  }

  void start(@Observes StartupEvent start) {
    Thread.ofVirtual().name("grant-keys").start(grants::fetchKeys);
  }
}
