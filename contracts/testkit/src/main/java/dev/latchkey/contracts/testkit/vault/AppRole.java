package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import java.nio.file.Path;

/// How one service logs in to Vault.
///
/// @param roleId for `latchkey.vault.role-id`; not secret
/// @param secretIdFile for `latchkey.vault.secret-id-file`; readable by its owner only
public record AppRole(String roleId, Path secretIdFile) {

  /// Logs in as the service, with no more than its policy allows.
  public VaultApi login(VaultServer server) {
    return VaultApi.anonymous(server.address())
        .login(roleId, new OwnerOnlyFile(secretIdFile).text());
  }
}
