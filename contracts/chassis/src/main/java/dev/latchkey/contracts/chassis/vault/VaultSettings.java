package dev.latchkey.contracts.chassis.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where Vault is and how the service proves to it who it is (AppRole).
@ConfigMapping(prefix = "latchkey.vault")
public interface VaultSettings {

  /// The base address, for example `https://vault.example.com:8200`; `http` only in the local
  /// stack.
  URI address();

  /// The role id of the service's AppRole. Not secret.
  String roleId();

  /// The file that holds the secret id of the AppRole and nothing else. It is read again at every
  /// login, so that a new secret id needs no restart.
  Path secretIdFile();

  /// The PEM file with the certificates that sign Vault's; absent: those that the JDK trusts.
  Optional<Path> caCertificate();

  /// The longest that one read or write may take, login included.
  @WithDefault("2s")
  Duration timeout();
}
