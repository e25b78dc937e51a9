package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Rows taken for the length of a transaction: the workspace first, then its version.
final class Locks {

  private Locks() {}

  static Uni<Optional<WorkspaceRow>> workspace(Mutiny.Session session, WorkspaceId workspace) {
    return session
        .find(WorkspaceRow.class, workspace.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(Optional::ofNullable);
  }

  static Uni<Optional<CredentialVersionRow>> version(
      Mutiny.Session session, CredentialScope scope) {
    return session
        .find(
            CredentialVersionRow.class,
            CredentialVersionKey.of(scope),
            LockModeType.PESSIMISTIC_WRITE)
        .map(Optional::ofNullable);
  }
}
