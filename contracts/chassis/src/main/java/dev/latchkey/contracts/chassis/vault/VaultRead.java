package dev.latchkey.contracts.chassis.vault;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.util.Map;

/// What became of reading a document. Absent, denied and unavailable are three different things and
/// none of them may select another credential (INV-2).
public sealed interface VaultRead {

  /// The document as it is now.
  ///
  /// @param fields its fields by name
  /// @param version the number that [VaultDocuments#replace] wants to see again
  record Found(Map<String, SecretText> fields, int version) implements VaultRead {
    public Found {
      fields = Map.copyOf(fields);
    }
  }

  /// There is no such document.
  record Absent() implements VaultRead {}

  /// The service's policy does not permit it.
  record Denied() implements VaultRead {}

  /// Vault cannot be asked at present; `reason` says why without repeating anything Vault said.
  record Unavailable(String reason) implements VaultRead {}
}
