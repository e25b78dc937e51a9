package dev.latchkey.contracts.chassis.vault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings without a configuration source.
record FixedVaultSettings(
    URI address, String roleId, Path secretIdFile, Duration timeout, Path caFile)
    implements VaultSettings {

  private static final Path NO_CA = Path.of("");

  static FixedVaultSettings of(URI address, String roleId, Path secretIdFile) {
    return new FixedVaultSettings(address, roleId, secretIdFile, Duration.ofSeconds(5), NO_CA);
  }

  FixedVaultSettings withTimeout(Duration other) {
    return new FixedVaultSettings(address, roleId, secretIdFile, other, caFile);
  }

  FixedVaultSettings trusting(Path certificates) {
    return new FixedVaultSettings(address, roleId, secretIdFile, timeout, certificates);
  }

  @Override
  public Optional<Path> caCertificate() {
    return caFile.equals(NO_CA) ? Optional.empty() : Optional.of(caFile);
  }
}
