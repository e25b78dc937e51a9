package dev.latchkey.credential.vault;

import dev.latchkey.contracts.wire.error.ErrorObject;

/// What became of storing a document.
public sealed interface SecretStoring {

  /// It is stored.
  record Stored() implements SecretStoring {}

  /// Somebody else has written there; nothing was changed.
  record Conflict() implements SecretStoring {}

  /// Vault could not or would not.
  record Failed(ErrorObject error) implements SecretStoring {}
}
