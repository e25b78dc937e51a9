package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.settings.WorkspaceSettings;

/// What is known of a workspace.
public sealed interface SettingsLookup {

  /// Its newest settings.
  record Known(WorkspaceSettings settings) implements SettingsLookup {}

  /// There is no record of it.
  record Unknown() implements SettingsLookup {}

  /// Its newest record cannot be read. What came before it is not used any more: it may have been
  /// more permissive.
  record Unreadable() implements SettingsLookup {}
}
