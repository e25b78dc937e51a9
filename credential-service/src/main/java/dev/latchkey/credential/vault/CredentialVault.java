package dev.latchkey.credential.vault;

import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.chassis.vault.VaultWrite;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.AccessKeyDocument;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.DocumentReading;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;

/// Keys and sessions in Vault. The driver blocks, so each call runs on the service's one bounded
/// pool and its result arrives on the event loop that asked.
@ApplicationScoped
public class CredentialVault {

  private final VaultDocuments documents;
  private final WorkerExecutor threads;

  @Inject
  public CredentialVault(VaultDocuments documents, WorkerExecutor threads) {
    this.documents = documents;
    this.threads = threads;
  }

  /// Stores the key of a new version; a version's key is never overwritten.
  public Uni<SecretStoring> store(AccessKeyDocument key) {
    String path = VaultPaths.credential(key.scope().workspace(), key.scope().version());
    return blocking(() -> storing(documents.create(path, key.toFields())));
  }

  /// Stores a version's session over the one before, if nobody else does so at the same moment.
  public Uni<SecretStoring> store(SessionDocument session) {
    String path = VaultPaths.session(session.scope().workspace(), session.scope().version());
    Map<String, SecretText> fields = session.toFields();
    return blocking(
        () ->
            switch (documents.read(path)) {
              case VaultRead.Found(_, int version) ->
                  storing(documents.replace(path, fields, version));
              case VaultRead.Absent() -> storing(documents.create(path, fields));
              case VaultRead.Denied() -> new SecretStoring.Failed(denied());
              case VaultRead.Unavailable(String reason) ->
                  new SecretStoring.Failed(unavailable(reason));
            });
  }

  /// Reads the key of a version and checks that it is that version's.
  public Uni<KeyReading> readKey(CredentialScope scope) {
    String path = VaultPaths.credential(scope.workspace(), scope.version());
    return blocking(
        () ->
            switch (documents.read(path)) {
              case VaultRead.Found(var fields, _) ->
                  reading(scope, AccessKeyDocument.fromFields(fields));
              case VaultRead.Absent() ->
                  failed(ErrorCode.CREDENTIAL_ABSENT, "Vault holds no access key.");
              case VaultRead.Denied() -> new KeyReading.Failed(denied());
              case VaultRead.Unavailable(String reason) ->
                  new KeyReading.Failed(unavailable(reason));
            });
  }

  /// Removes a version's session and key with their history. True when both are gone.
  public Uni<Boolean> delete(CredentialScope scope) {
    String session = VaultPaths.session(scope.workspace(), scope.version());
    String key = VaultPaths.credential(scope.workspace(), scope.version());
    return blocking(() -> documents.delete(session) && documents.delete(key));
  }

  private static SecretStoring storing(VaultWrite write) {
    return switch (write) {
      case VaultWrite.Written _ -> new SecretStoring.Stored();
      case VaultWrite.Conflict() -> new SecretStoring.Conflict();
      case VaultWrite.Denied() -> new SecretStoring.Failed(denied());
      case VaultWrite.Unavailable(String reason) -> new SecretStoring.Failed(unavailable(reason));
    };
  }

  private static KeyReading reading(
      CredentialScope scope, DocumentReading<AccessKeyDocument> document) {
    return switch (document) {
      case DocumentReading.Complete<AccessKeyDocument>(var key) when key.scope().equals(scope) ->
          new KeyReading.Read(key);
      case DocumentReading.Complete<AccessKeyDocument> _ ->
          failed(ErrorCode.CREDENTIAL_MISMATCH, "The access key in Vault is another credential's.");
      case DocumentReading.Incomplete<AccessKeyDocument>(String field) ->
          failed(ErrorCode.CREDENTIAL_INCOMPLETE, "The access key in Vault lacks " + field + ".");
    };
  }

  private static KeyReading failed(ErrorCode code, String message) {
    return new KeyReading.Failed(ErrorObject.of(code, message));
  }

  private static ErrorObject denied() {
    return unavailable("it denies the service's policy this path");
  }

  private static ErrorObject unavailable(String reason) {
    return ErrorObject.of(ErrorCode.SECRET_STORE_UNAVAILABLE, "Vault cannot be used: " + reason);
  }

  private <T> Uni<T> blocking(Supplier<T> work) {
    return threads.executeBlocking(work::get, false);
  }
}
