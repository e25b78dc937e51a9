package dev.latchkey.credential.flow.fallback;

import dev.latchkey.credential.decision.CapLimits;
import dev.latchkey.credential.postgres.CapLimitStore;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The deployment's caps. Refuses to start with caps below zero.
@Startup
@ApplicationScoped
public class DeploymentCaps {

  private final CapLimits limits;
  private final CapLimitStore store;

  @Inject
  public DeploymentCaps(FallbackSettings settings, CapLimitStore store) {
    this.limits = new CapLimits(settings.usdPerDay(), settings.consecutive());
    this.store = store;
  }

  /// The caps.
  CapLimits limits() {
    return limits;
  }

  /// Has the settings of all workspaces published when the caps are others than at the last start,
  /// and in any case before any settings are published at all.
  public Uni<Void> announce() {
    return store.store(limits).replaceWithVoid();
  }
}
