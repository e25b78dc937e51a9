package dev.latchkey.routing.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.flow.explain.CurrentRoute;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What routing would serve a request of a workspace with, at this moment.
///
/// @param byok `active`, `inactive` or `not-configured`
/// @param region where calls are made; null when nothing is configured
/// @param account the AWS account, masked; null when nothing is configured
/// @param revision of the settings that routing holds
/// @param settingsAgeMillis how long ago these settings were proven to be the newest
@Schema(name = "Route")
public record RouteView(
    @JsonProperty("workspaceid") String workspace,
    String byok,
    @Nullable String region,
    @Nullable String account,
    @JsonProperty("credentialid") @Nullable String credentialId,
    @JsonProperty("credentialversion") @Nullable Integer credentialVersion,
    String policy,
    long revision,
    @JsonProperty("settingsagemillis") long settingsAgeMillis) {

  static RouteView of(CurrentRoute route) {
    WorkspaceSettings settings = route.settings();
    long millis = route.age().toMillis();
    return switch (settings.byok()) {
      case Byok.NotConfigured() ->
          new RouteView(
              settings.workspace().value(),
              "not-configured",
              null,
              null,
              null,
              null,
              settings.policy().toString(),
              settings.revision(),
              millis);
      case Byok.Inactive(_, Region last) ->
          new RouteView(
              settings.workspace().value(),
              "inactive",
              last == null ? null : last.name(),
              null,
              null,
              null,
              settings.policy().toString(),
              settings.revision(),
              millis);
      case Byok.Active active ->
          new RouteView(
              settings.workspace().value(),
              "active",
              active.region().name(),
              active.account().masked(),
              active.credential().value(),
              active.version(),
              settings.policy().toString(),
              settings.revision(),
              millis);
    };
  }
}
