package dev.latchkey.contracts.chassis.health;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready while Vault takes the service's token; asked anew at every probe. A service that needs
/// nothing from Vault leaves this class out with `quarkus.arc.exclude-types`, and with it the
/// settings `latchkey.vault`.
@Readiness
@ApplicationScoped
public class VaultReadiness implements HealthCheck {

  private final VaultDocuments vault;

  @Inject
  public VaultReadiness(VaultDocuments vault) {
    this.vault = vault;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("vault");
    return vault
        .trouble()
        .map(reason -> answer.down().withData("reason", reason))
        .orElseGet(answer::up)
        .build();
  }
}
