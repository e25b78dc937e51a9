package dev.latchkey.contracts.testkit.vault;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Chooses where the Vault server comes from: the first of `VAULT_ADDR`, `bao` or `vault` on the
/// `PATH`, the pinned OpenBao wheel, and a Docker engine.
///
/// @param environment the variables that are asked: `VAULT_ADDR`, `VAULT_TOKEN` and `PATH`
public record VaultSearch(Map<String, String> environment) {

  /// Searches with the variables of this process.
  public static VaultSearch ofThisProcess() {
    return new VaultSearch(System.getenv());
  }

  /// Starts the server that was found, or connects to the one of `VAULT_ADDR`.
  ///
  /// @param folder where a started server keeps its data
  /// @param preferredPort the port if it is free, else (or for 0) any free one
  /// @throws IllegalStateException if there is none; the message says what was tried and what to
  ///   install
  public VaultServer start(Path folder, int preferredPort) {
    String address = environment.getOrDefault("VAULT_ADDR", "");
    return address.isBlank()
        ? OpenBaoServer.start(program(), folder, preferredPort)
        : new ExternalVault(URI.create(address), environment.getOrDefault("VAULT_TOKEN", ""));
  }

  /// Returns the first program that works, installing the wheel if it comes to that.
  ///
  /// @throws IllegalStateException as [#start]
  public OpenBaoProgram program() {
    List<String> tried = new ArrayList<>();
    return ProgramOnPath.find(environment.getOrDefault("PATH", ""), tried)
        .or(() -> OpenBaoWheel.find(tried))
        .or(() -> DockerImage.find(tried))
        .orElseThrow(() -> nothingFound(tried));
  }

  static IllegalStateException nothingFound(List<String> tried) {
    return new IllegalStateException(
        """
        VAULT_SERVER_MISSING: no server of the Vault API was found. Tried:
        - VAULT_ADDR: not set
        - %s
        Do one of: install OpenBao (https://openbao.org) so that `bao` is on the PATH; install python3 with pip; start \
        Docker; or set VAULT_ADDR and VAULT_TOKEN."""
            .formatted(String.join("\n- ", tried)));
  }
}
