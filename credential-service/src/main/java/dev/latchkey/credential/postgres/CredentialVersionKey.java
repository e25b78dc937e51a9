package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.vault.CredentialScope;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The primary key of the table `credential_version`.
@Embeddable
record CredentialVersionKey(
    @Column(name = "workspace_id") String workspaceId,
    @Column(name = "credential_id") String credentialId,
    @Column(name = "version") int version) {

  static CredentialVersionKey of(CredentialScope scope) {
    return new CredentialVersionKey(
        scope.workspace().value(), scope.version().credential().value(), scope.version().number());
  }
}
