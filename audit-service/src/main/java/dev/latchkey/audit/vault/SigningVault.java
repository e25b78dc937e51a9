package dev.latchkey.audit.vault;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.chassis.vault.VaultWrite;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The signing key in Vault. Whoever needs it first makes it; it is never replaced, since
/// everything that was signed before would lose its proof. The driver blocks, so each call runs on
/// the service's one bounded pool and its result arrives on the event loop that asked.
@ApplicationScoped
public class SigningVault {

  private final VaultDocuments documents;
  private final WorkerExecutor threads;

  @Inject
  public SigningVault(VaultDocuments documents, WorkerExecutor threads) {
    this.documents = documents;
    this.threads = threads;
  }

  /// The key, made now if there is none yet.
  public Uni<SigningKeyReading> key() {
    return threads.executeBlocking(
        () ->
            switch (documents.read(VaultPaths.auditSigning())) {
              case VaultRead.Absent() -> create(SigningKey.generate());
              case VaultRead read -> reading(read);
            },
        false);
  }

  /// Two who make one at the same time end up with the same key: check-and-set lets only one write.
  private SigningKeyReading create(SigningKey made) {
    return switch (documents.create(VaultPaths.auditSigning(), made.fields())) {
      case VaultWrite.Written _ -> new SigningKeyReading.Ready(made);
      case VaultWrite.Conflict() -> reading(documents.read(VaultPaths.auditSigning()));
      case VaultWrite.Denied() -> denied();
      case VaultWrite.Unavailable(String reason) -> new SigningKeyReading.Unavailable(reason);
    };
  }

  private static SigningKeyReading reading(VaultRead read) {
    return switch (read) {
      case VaultRead.Found(var fields, _) ->
          SigningKey.of(fields)
              .<SigningKeyReading>map(SigningKeyReading.Ready::new)
              .orElseGet(
                  () -> new SigningKeyReading.Unavailable("what Vault holds is no key pair"));
      case VaultRead.Absent() -> new SigningKeyReading.Unavailable("Vault has lost the key");
      case VaultRead.Denied() -> denied();
      case VaultRead.Unavailable(String reason) -> new SigningKeyReading.Unavailable(reason);
    };
  }

  private static SigningKeyReading denied() {
    return new SigningKeyReading.Unavailable("Vault denies the service's policy the signing key");
  }
}
