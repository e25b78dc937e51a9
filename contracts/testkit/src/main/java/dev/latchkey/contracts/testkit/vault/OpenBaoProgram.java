package dev.latchkey.contracts.testkit.vault;

import java.nio.file.Path;
import java.util.List;

/// The ways to run the OpenBao server program.
public sealed interface OpenBaoProgram {

  /// The command that serves the configuration in the folder.
  List<String> serve(Path folder, int port);

  /// The address that the server must listen on so that 127.0.0.1 of this machine reaches it, and
  /// nothing else does.
  String listenAddress();

  /// A program file on this machine.
  record Installed(Path file) implements OpenBaoProgram {
    @Override
    public List<String> serve(Path folder, int port) {
      return List.of(file.toString(), "server", "-config=" + OpenBaoHome.configuration(folder));
    }

    @Override
    public String listenAddress() {
      return "127.0.0.1";
    }
  }

  /// An image of a Docker engine. The folder is mounted at its own path and used under the caller's
  /// user id.
  record Image(String name, String userId) implements OpenBaoProgram {
    @Override
    public List<String> serve(Path folder, int port) {
      String published = "127.0.0.1:" + port + ":" + port;
      return List.of(
          "docker",
          "run",
          "--rm",
          "--user",
          userId,
          "--publish",
          published,
          "--volume",
          folder + ":" + folder,
          "--entrypoint",
          "/bin/bao",
          name,
          "server",
          "-config=" + OpenBaoHome.configuration(folder));
    }

    /// Inside the container; only the published port is reachable from outside.
    @Override
    public String listenAddress() {
      return "0.0.0.0";
    }
  }
}
