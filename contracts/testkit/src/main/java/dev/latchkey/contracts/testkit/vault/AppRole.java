package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.wire.ServiceName;
import java.nio.file.Path;

/// How one service logs in to Vault.
///
/// @param roleId for `latchkey.vault.role-id`; not secret
/// @param secretIdFile for `latchkey.vault.secret-id-file`; readable by its owner only
public record AppRole(String roleId, Path secretIdFile) {

  /// The role of a service whose secret id [VaultProvisioning] put into the directory.
  public static AppRole of(ServiceName service, Path directory) {
    return new AppRole(service.text(), directory.resolve(service.text() + ".secret-id"));
  }

  /// Logs in as the service, with no more than its policy allows.
  public VaultApi login(VaultServer server) {
    return VaultApi.anonymous(server.address())
        .login(roleId, new OwnerOnlyFile(secretIdFile).text());
  }
}
