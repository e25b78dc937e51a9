package dev.latchkey.contracts.wire.vault;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.Instant;
import java.util.Map;

/// A session minted from a customer's key: what routing signs with.
///
/// @param scope to whom it belongs
/// @param accessKeyId the session's own key id, `ASIA…`
/// @param secretAccessKey its secret
/// @param sessionToken its token
/// @param issuedAt when it was minted
/// @param expiresAt when AWS stops accepting it
public record SessionDocument(
    CredentialScope scope,
    AccessKeyId accessKeyId,
    SecretText secretAccessKey,
    SecretText sessionToken,
    Instant issuedAt,
    Instant expiresAt) {

  /// The document as fields of Vault's key/value engine.
  public Map<String, SecretText> toFields() {
    Map<String, SecretText> fields = DocumentFields.of(scope);
    fields.put("access_key_id", SecretText.of(accessKeyId.value()));
    fields.put("secret_access_key", secretAccessKey);
    fields.put("session_token", sessionToken);
    fields.put("issued_at", SecretText.of(issuedAt.toString()));
    fields.put("expires_at", SecretText.of(expiresAt.toString()));
    return fields;
  }

  /// Reads the fields back.
  public static DocumentReading<SessionDocument> fromFields(Map<String, SecretText> fields) {
    DocumentFields reader = new DocumentFields(fields);
    return reader.finish(
        new SessionDocument(
            reader.scope(),
            reader.accessKeyId(),
            reader.secret("secret_access_key"),
            reader.secret("session_token"),
            reader.instant("issued_at"),
            reader.instant("expires_at")));
  }
}
