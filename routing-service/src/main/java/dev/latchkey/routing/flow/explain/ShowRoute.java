package dev.latchkey.routing.flow.explain;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Shows what a request of a workspace would be served with now.
@Singleton
public final class ShowRoute {

  private final SettingsTable settings;

  @Inject
  ShowRoute(SettingsTable settings) {
    this.settings = settings;
  }

  /// The route of a workspace; empty when there is none, or when the settings were never read
  /// whole.
  public Optional<CurrentRoute> of(WorkspaceId workspace) {
    return settings.age().flatMap(age -> known(workspace).map(it -> new CurrentRoute(it, age)));
  }

  private Optional<WorkspaceSettings> known(WorkspaceId workspace) {
    return switch (settings.find(workspace)) {
      case SettingsLookup.Known(WorkspaceSettings known) -> Optional.of(known);
      case SettingsLookup.Unknown(), SettingsLookup.Unreadable() -> Optional.empty();
    };
  }
}
