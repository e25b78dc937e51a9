package dev.latchkey.contracts.testkit.vault;

import com.sun.security.auth.module.UnixSystem;
import java.util.List;
import java.util.Optional;

/// OpenBao's image on the Docker engine of this machine.
final class DockerImage {
  private static final String NAME = "openbao/openbao:2.7.2";

  private DockerImage() {}

  static Optional<OpenBaoProgram> find(List<String> tried) {
    ToolOutput engine =
        ToolOutput.of(List.of("docker", "version", "--format", "{{.Server.Version}}"));
    if (!engine.isSuccess()) {
      tried.add("Docker engine: " + engine.lastLine());
      return Optional.empty();
    }
    UnixSystem user = new UnixSystem();
    return Optional.of(new OpenBaoProgram.Image(NAME, user.getUid() + ":" + user.getGid()));
  }
}
