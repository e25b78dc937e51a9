package dev.latchkey.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the loop that takes requests turns, whatever is away outside.
@Liveness
@ApplicationScoped
public class IntakeLiveness implements HealthCheck {

  private final RoutingService service;

  @Inject
  public IntakeLiveness(RoutingService service) {
    this.service = service;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("request intake").status(service.isAlive()).build();
  }
}
