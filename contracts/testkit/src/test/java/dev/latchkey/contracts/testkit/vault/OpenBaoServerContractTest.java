package dev.latchkey.contracts.testkit.vault;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the server that tests and the local stack start by themselves.
class OpenBaoServerContractTest extends VaultServerContractTest {
  @TempDir private static Path folder;

  @Override
  VaultServer startServer() {
    return VaultSearch.ofThisProcess().start(folder, /* preferredPort= */ 0);
  }
}
