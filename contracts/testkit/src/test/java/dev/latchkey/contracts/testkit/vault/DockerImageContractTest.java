package dev.latchkey.contracts.testkit.vault;

import com.sun.security.auth.module.UnixSystem;
import dev.latchkey.contracts.testkit.junit.EnabledWithContainers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the server that the local stack starts where only a Docker engine has one.
@EnabledWithContainers
class DockerImageContractTest extends VaultServerContractTest {
  @TempDir private static Path folder;

  @Override
  VaultServer startServer() {
    UnixSystem user = new UnixSystem();
    OpenBaoProgram image =
        new OpenBaoProgram.Image("openbao/openbao:2.7.2", user.getUid() + ":" + user.getGid());
    return OpenBaoServer.start(image, folder, /* preferredPort= */ 0);
  }
}
