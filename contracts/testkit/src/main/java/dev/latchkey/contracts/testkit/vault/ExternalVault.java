package dev.latchkey.contracts.testkit.vault;

import java.net.URI;

/// A server that somebody else runs (`VAULT_ADDR`). It is used and neither started nor stopped.
final class ExternalVault implements VaultServer {
  private final URI address;
  private final String token;

  ExternalVault(URI address, String token) {
    if (token.isBlank()) {
      throw new IllegalStateException(
          "VAULT_TOKEN_MISSING: VAULT_ADDR is set. Set VAULT_TOKEN too, to a token that may create mounts, policies and"
              + " AppRoles.");
    }
    this.address = address;
    this.token = token;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public String administratorToken() {
    return token;
  }

  /// Does nothing: the server runs, or is its operator's matter.
  @Override
  public void start() {}

  @Override
  public void stop() {
    throw new UnsupportedOperationException(
        "The Vault server of VAULT_ADDR is not stopped. Unset VAULT_ADDR for tests of an outage.");
  }

  /// Does nothing.
  @Override
  public void close() {}
}
