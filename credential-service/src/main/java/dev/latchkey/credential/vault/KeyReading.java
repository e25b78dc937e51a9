package dev.latchkey.credential.vault;

import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.vault.AccessKeyDocument;

/// What became of reading a customer's key.
public sealed interface KeyReading {

  /// The key, and it is the one that was asked for.
  record Read(AccessKeyDocument document) implements KeyReading {}

  /// No key: absent, incomplete, somebody else's and unreadable are four different errors (INV-2).
  record Failed(ErrorObject error) implements KeyReading {}
}
