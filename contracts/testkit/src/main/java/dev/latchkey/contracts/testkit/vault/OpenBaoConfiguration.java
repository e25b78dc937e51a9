package dev.latchkey.contracts.testkit.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The configuration of a server that initialises and unseals itself (`openbao.hcl`).
///
/// @param folder where the server finds `seal.key` and `administrator-secret-id` and an empty or
///   used `raft/`
/// @param listenAddress the interface it listens on
/// @param port the port of the API
/// @param clusterPort a port that no other server needs
public record OpenBaoConfiguration(Path folder, String listenAddress, int port, int clusterPort) {
  /// The role id of the administrator that the first start creates.
  public static final String ADMINISTRATOR = "latchkey-administrator";

  /// The configuration in HCL.
  public String text() {
    try (InputStream template = OpenBaoConfiguration.class.getResourceAsStream("openbao.hcl")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@home@", folder.toString())
          .replace("@listen@", listenAddress)
          .replace("@port@", Integer.toString(port))
          .replace("@clusterPort@", Integer.toString(clusterPort));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read openbao.hcl", e);
    }
  }
}
