package dev.latchkey.routing.sabotage;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.wire.vault.VaultPaths;

/// Reads the platform's key without a grant.
public final class ReadsPlatformKey {

  private ReadsPlatformKey() {}

  /// Reads it.
  public static VaultRead read(VaultDocuments vault) {
    return vault.read(VaultPaths.platform());
  }
}
