package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.testkit.vault.OpenBaoServer;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.testkit.vault.VaultSearch;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Vault server, started or (with `VAULT_ADDR`) somebody else's, with a policy and a login for
/// each service.
final class VaultPart implements Part {
  private final StackFolder folder;
  private final int port;
  private volatile @Nullable VaultServer running;
  private volatile Map<ServiceName, AppRole> roles = Map.of();

  VaultPart(StackFolder folder, Ports ports) {
    this.folder = folder;
    this.port = ports.of(PortName.VAULT);
  }

  /// How each service logs in; empty before the start.
  Map<ServiceName, AppRole> roles() {
    return roles;
  }

  /// Stores the platform's own AWS key, which routing alone reads.
  ///
  /// @throws IllegalStateException if the server does not run or refuses
  void storePlatformKey(PlatformKeyDocument key) {
    VaultServer vault = running;
    if (vault == null) {
      throw new IllegalStateException("Vault does not run");
    }
    VaultProvisioning.storePlatformKey(vault, key);
  }

  @Override
  public PartName name() {
    return PartName.VAULT;
  }

  @Override
  public RunningPart start() {
    VaultServer vault = VaultSearch.ofThisProcess().start(folder.dataOf(name()), port);
    running = vault;
    roles = VaultProvisioning.apply(vault, folder.secret("vault"));
    String url = vault.address().toString();
    return vault instanceof OpenBaoServer started
        ? RunningPart.ofProcess(name(), url, /* adminUrl= */ null, started.pid())
        : RunningPart.external(name(), url, /* adminUrl= */ null);
  }

  @Override
  public void stop() {
    VaultServer vault = running;
    if (vault != null) {
      vault.close();
    } else {
      OpenBaoServer.stopLeftover(folder.dataOf(name()));
    }
  }
}
