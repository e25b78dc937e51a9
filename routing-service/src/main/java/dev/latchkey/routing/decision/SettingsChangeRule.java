package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// Decides whether a change of settings between the decision and the call of the platform forbids
/// the call. Whatever the decision rested on must still stand (INV-5).
public final class SettingsChangeRule {

  private SettingsChangeRule() {}

  /// Whether the platform must not be called.
  ///
  /// @param decided the settings that were decided on
  /// @param now the newest settings
  public static boolean forbids(SettingsAtDecision decided, SettingsAtDecision now) {
    return now.policy() == FallbackPolicy.STRICT || !now.equals(decided);
  }
}
