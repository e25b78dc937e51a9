package dev.latchkey.routing.oidc;

import dev.latchkey.contracts.chassis.startup.IssuerAddress;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps the service from starting with settings under which requests would go unproven.
@ApplicationScoped
public class GrantSettingsCheck {

  private static final String REQUIRED = "latchkey.routing.grants.required";
  private static final String ISSUER = "latchkey.routing.grants.issuer";
  private static final String KEYS = "latchkey.routing.grants.jwks-url";

  private final GrantSettings settings;
  private final boolean local;

  @Inject
  public GrantSettingsCheck(
      GrantSettings settings,
      @ConfigProperty(name = "latchkey.local", defaultValue = "false") boolean local) {
    this.settings = settings;
    this.local = local;
  }

  void check(@Observes @Priority(1) StartupEvent start) {
    List<String> complaints = complaints(settings, local);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("CONFIGURATION: " + String.join("; ", complaints));
    }
  }

  /// What must not be so, each with its key and what to set.
  static List<String> complaints(GrantSettings settings, boolean local) {
    return Stream.of(
            local || settings.required()
                ? Stream.<String>empty()
                : Stream.of(REQUIRED + " must be true unless latchkey.local is"),
            aboutAbsence(settings),
            local ? Stream.<String>empty() : aboutAddresses(settings))
        .flatMap(complaints -> complaints)
        .toList();
  }

  /// Where no grant is required, issuer and keys may be absent together.
  private static Stream<String> aboutAbsence(GrantSettings settings) {
    boolean needed =
        settings.required() || settings.issuer().isPresent() || settings.jwksUrl().isPresent();
    return Stream.of(
            settings.issuer().isEmpty() ? ISSUER : "", settings.jwksUrl().isEmpty() ? KEYS : "")
        .filter(key -> needed && !key.isEmpty())
        .map(key -> key + " must be set");
  }

  private static Stream<String> aboutAddresses(GrantSettings settings) {
    return Stream.concat(
        settings.issuer().stream().flatMap(text -> IssuerAddress.complaints(ISSUER, text).stream()),
        settings.jwksUrl().stream()
            .flatMap(uri -> IssuerAddress.complaints(KEYS, uri.toString()).stream()));
  }
}
