package dev.latchkey.contracts.chassis.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/// Keeps what is only fit for the local stack out of production: unless `latchkey.local` is true, a
/// service does not start with plain `http` addresses, with an issuer on its own machine or with
/// the AWS simulator.
@ApplicationScoped
public class ProductionGuard {

  private static final String LOCAL = "latchkey.local";
  private static final String ISSUER = "quarkus.oidc.auth-server-url";
  private static final String VAULT = "latchkey.vault.address";
  private static final String SIMULATOR = "latchkey.aws.simulator";

  private final Config config;

  @Inject
  public ProductionGuard(Config config) {
    this.config = config;
  }

  void check(@Observes @Priority(1) StartupEvent start) {
    boolean local = config.getOptionalValue(LOCAL, Boolean.class).orElse(false);
    List<String> complaints =
        local ? List.of() : complaints(key -> config.getOptionalValue(key, String.class));
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          "CONFIGURATION: " + String.join("; ", complaints) + " (or set " + LOCAL + "=true)");
    }
  }

  /// What must not be so in production, each with its key and what to set.
  static List<String> complaints(Function<String, Optional<String>> setting) {
    List<String> complaints = new ArrayList<>();
    setting
        .apply(ISSUER)
        .map(text -> IssuerAddress.complaints(ISSUER, text))
        .ifPresent(complaints::addAll);
    setting
        .apply(VAULT)
        .filter(address -> !address.toLowerCase(Locale.ROOT).startsWith("https:"))
        .ifPresent(address -> complaints.add(VAULT + " must be an https address"));
    setting
        .apply(SIMULATOR)
        .ifPresent(address -> complaints.add(SIMULATOR + " must not be set: it stands in for AWS"));
    return complaints;
  }
}
