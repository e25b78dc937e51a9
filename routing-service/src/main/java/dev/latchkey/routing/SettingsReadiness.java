package dev.latchkey.routing;

import dev.latchkey.routing.flow.intake.AcceptRequests;
import dev.latchkey.routing.kafka.SettingsTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once all settings have been read, and for as long as they are proven current.
@Readiness
@ApplicationScoped
public class SettingsReadiness implements HealthCheck {

  private final SettingsTable settings;

  @Inject
  public SettingsReadiness(SettingsTable settings) {
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("workspace settings")
        .status(settings.isProvenWithin(AcceptRequests.SETTINGS_LIMIT))
        .withData("proven", settings.age().map(SettingsReadiness::ago).orElse("never"))
        .build();
  }

  private static String ago(Duration age) {
    return age.toMillis() + " ms ago";
  }
}
