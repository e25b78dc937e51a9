package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.util.LinkedHashMap;
import java.util.Map;

/// The platform's own long-term access key as it lies in Vault.
///
/// @param account the platform's AWS account
/// @param accessKeyId the public half
/// @param secretAccessKey the secret half
public record PlatformKeyDocument(
    AwsAccountId account, AccessKeyId accessKeyId, SecretText secretAccessKey) {

  /// The document as fields of Vault's key/value engine.
  public Map<String, SecretText> toFields() {
    Map<String, SecretText> fields = new LinkedHashMap<>();
    fields.put("account", SecretText.of(account.value()));
    fields.put("access_key_id", SecretText.of(accessKeyId.value()));
    fields.put("secret_access_key", secretAccessKey);
    return fields;
  }

  /// Reads the fields back.
  public static DocumentReading<PlatformKeyDocument> fromFields(Map<String, SecretText> fields) {
    DocumentFields reader = new DocumentFields(fields);
    return reader.finish(
        new PlatformKeyDocument(
            reader.account(), reader.accessKeyId(), reader.secret("secret_access_key")));
  }
}
