package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.containers.ContainerVault;
import dev.latchkey.contracts.testkit.junit.EnabledWithContainers;

/// The contract on a server in a container. CI requires it (`LATCHKEY_REQUIRE_CONTAINERS`).
@EnabledWithContainers
class ContainerVaultContractTest extends VaultServerContractTest {
  @Override
  VaultServer startServer() {
    return ContainerVault.startNew();
  }
}
