package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of one OpenBao server: configuration, keys, data and logs.
record OpenBaoHome(Path folder) {
  private static final int SEAL_KEY_BYTES = 32;

  Path log() {
    return folder.resolve("openbao.log");
  }

  PidFile pidFile() {
    return new PidFile(folder.resolve("server.pid"));
  }

  String administratorSecretId() {
    return administratorSecretIdFile().text();
  }

  /// Writes the configuration, and the keys at the first start.
  void prepare(String listenAddress, int port) {
    try {
      Files.createDirectories(folder.resolve("raft"));
      new OwnerOnlyFile(folder.resolve("seal.key")).createWithRandomBytes(SEAL_KEY_BYTES);
      administratorSecretIdFile().createWithRandomText();
      Files.writeString(
          configuration(folder),
          new OpenBaoConfiguration(folder, listenAddress, port, LoopbackPort.preferring(0)).text());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the OpenBao folder " + folder, e);
    }
  }

  static Path configuration(Path folder) {
    return folder.resolve("openbao.hcl");
  }

  private OwnerOnlyFile administratorSecretIdFile() {
    return new OwnerOnlyFile(folder.resolve("administrator-secret-id"));
  }
}
