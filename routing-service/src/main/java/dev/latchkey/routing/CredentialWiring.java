package dev.latchkey.routing;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.oidc.GrantSettings;
import dev.latchkey.routing.oidc.Grants;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformRoutes;
import dev.latchkey.routing.sts.PlatformSettings;
import dev.latchkey.routing.vault.PlatformKeys;
import dev.latchkey.routing.vault.Sessions;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes what verifies grants, opens credentials and calls AWS with them.
@Singleton
class CredentialWiring {

  @Produces
  @Singleton
  Grants grants(GrantSettings settings, InstantSource clock) {
    return new Grants(settings, clock);
  }

  @Produces
  @Singleton
  Sessions sessions(VaultDocuments vault, InstantSource clock) {
    return new Sessions(vault::read, clock);
  }

  /// Made at the start, so that a service with unusable settings does not start.
  @Produces
  @Singleton
  @Startup
  PlatformRoutes platformRoutes(PlatformSettings settings) {
    return new PlatformRoutes(settings);
  }

  @Produces
  @Singleton
  PlatformKeys platformKeys(VaultDocuments vault, PlatformRoutes routes, InstantSource clock) {
    return new PlatformKeys(vault::read, routes.account().orElse(null), clock);
  }

  @Produces
  @Singleton
  PlatformRoles platformRoles(
      PlatformRoutes routes,
      AwsEndpoints endpoints,
      RoutingSettings settings,
      InstantSource clock) {
    return new PlatformRoles(
        routes, region -> endpoints.of("sts", region), settings.instance(), clock);
  }

  void close(@Disposes PlatformRoles platformRoles) {
    platformRoles.close();
  }

  @Produces
  @Singleton
  BedrockCalls bedrock(AwsEndpoints endpoints, RoutingSettings settings) {
    return new BedrockCalls(
        region -> endpoints.of("bedrock-runtime", region), settings.maxInFlight());
  }

  void close(@Disposes BedrockCalls bedrock) {
    bedrock.close();
  }
}
