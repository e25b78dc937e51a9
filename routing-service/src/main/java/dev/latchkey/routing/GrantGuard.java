package dev.latchkey.routing;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Requests must carry a grant everywhere but in the local stack, and this version does not verify
/// grants. It therefore does not start anywhere else.
@ApplicationScoped
public class GrantGuard {

  private final boolean local;

  @Inject
  public GrantGuard(
      @ConfigProperty(name = "latchkey.local", defaultValue = "false") boolean local) {
    this.local = local;
  }

  void check(@Observes @Priority(1) StartupEvent start) {
    if (!local) {
      throw new IllegalStateException(
          "CONFIGURATION: this version of routing-service does not verify request grants, so it"
              + " starts in the local stack only (latchkey.local=true)");
    }
  }
}
