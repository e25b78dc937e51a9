package dev.latchkey.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.flow.CurrentRoute;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What routing would serve a request of a workspace with, at this moment.
///
/// @param byok `active`, or `not-configured`
/// @param region where calls are made; null when nothing is configured
/// @param account the AWS account, masked; null when nothing is configured
/// @param revision of the settings that routing holds
/// @param settingsAgeMillis how long ago these settings were proven to be the newest
@Schema(name = "Route")
public record RouteView(
    @JsonProperty("workspaceid") WorkspaceId workspace,
    String byok,
    @Nullable Region region,
    @Nullable String account,
    @JsonProperty("credentialid") @Nullable CredentialId credential,
    @JsonProperty("credentialversion") @Nullable Integer credentialVersion,
    FallbackPolicy policy,
    long revision,
    @JsonProperty("settingsagemillis") long settingsAgeMillis) {

  static RouteView of(CurrentRoute route) {
    WorkspaceSettings settings = route.settings();
    long millis = route.age().toMillis();
    return switch (settings.byok()) {
      case Byok.NotConfigured() ->
          new RouteView(
              settings.workspace(),
              "not-configured",
              null,
              null,
              null,
              null,
              settings.policy(),
              settings.revision(),
              millis);
      case Byok.Active active ->
          new RouteView(
              settings.workspace(),
              "active",
              active.region(),
              active.account().masked(),
              active.credential(),
              active.version(),
              settings.policy(),
              settings.revision(),
              millis);
    };
  }
}
