package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.util.Map;

/// A customer's long-term access key as it lies in Vault. Only credential-service reads it.
///
/// @param scope to whom it belongs
/// @param accessKeyId the public half
/// @param secretAccessKey the secret half, exactly the bytes that passed the connection test
public record AccessKeyDocument(
    CredentialScope scope, AccessKeyId accessKeyId, SecretText secretAccessKey) {

  /// The document as fields of Vault's key/value engine.
  public Map<String, SecretText> toFields() {
    Map<String, SecretText> fields = DocumentFields.of(scope);
    fields.put("access_key_id", SecretText.of(accessKeyId.value()));
    fields.put("secret_access_key", secretAccessKey);
    return fields;
  }

  /// Reads the fields back.
  public static DocumentReading<AccessKeyDocument> fromFields(Map<String, SecretText> fields) {
    DocumentFields reader = new DocumentFields(fields);
    return reader.finish(
        new AccessKeyDocument(
            reader.scope(), reader.accessKeyId(), reader.secret("secret_access_key")));
  }
}
