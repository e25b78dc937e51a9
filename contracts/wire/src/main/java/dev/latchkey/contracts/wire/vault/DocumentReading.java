package dev.latchkey.contracts.wire.vault;

/// What became of the fields of a Vault document.
public sealed interface DocumentReading<T> {

  /// A whole document.
  record Complete<T>(T document) implements DocumentReading<T> {}

  /// A field is missing or malformed; `field` is its name. Incomplete is not absent (INV-2).
  record Incomplete<T>(String field) implements DocumentReading<T> {}
}
