package dev.latchkey.contracts.chassis.vault;

/// What became of writing a document.
public sealed interface VaultWrite {

  /// It is stored.
  ///
  /// @param version the number that [VaultDocuments#replace] wants to see next
  record Written(int version) implements VaultWrite {}

  /// The document is not at the version that the writer believed in. Nothing was written.
  record Conflict() implements VaultWrite {}

  /// The service's policy does not permit it.
  record Denied() implements VaultWrite {}

  /// Vault gave no usable answer; `reason` says why without repeating anything Vault said. It may
  /// have been written all the same: read before writing again.
  record Unavailable(String reason) implements VaultWrite {}
}
