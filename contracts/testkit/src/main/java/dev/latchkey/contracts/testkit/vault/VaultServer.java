package dev.latchkey.contracts.testkit.vault;

import java.net.URI;

/// A server of the Vault API that a test or the local stack may stop and start again.
///
/// Not thread-safe: one owner starts and stops it. Clients on any thread may use the address at any
/// time.
public interface VaultServer extends AutoCloseable {

  /// The address for `VAULT_ADDR`. It stays the same over [#stop] and [#start].
  URI address();

  /// Logs in as the administrator and returns the token. It lasts an hour.
  String administratorToken();

  /// Logs in as the administrator, who may do everything.
  default VaultApi administrator() {
    return VaultApi.anonymous(address()).withToken(administratorToken());
  }

  /// Starts the stopped server again on its data and its address; does nothing when it runs.
  ///
  /// Returns when the server is unsealed and answers.
  void start();

  /// Stops the server and keeps its data and address: clients see their connections refused.
  void stop();

  /// Stops the server for good. Data in a folder that the caller gave stays.
  @Override
  void close();
}
