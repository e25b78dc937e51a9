package dev.latchkey.routing.sabotage;

import dev.latchkey.routing.vault.PlatformKeyLookup;

/// Hands out the platform's key to whoever asks.
public final class GivesKeyAway {

  private GivesKeyAway() {}

  /// Hands it out.
  public static PlatformKeyLookup key() {
    return new PlatformKeyLookup.Absent();
  }
}
