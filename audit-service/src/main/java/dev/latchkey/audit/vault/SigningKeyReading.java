package dev.latchkey.audit.vault;

/// What became of asking for the signing key.
public sealed interface SigningKeyReading {

  /// The key.
  record Ready(SigningKey key) implements SigningKeyReading {}

  /// Vault gave none.
  ///
  /// @param reason fit for a log
  record Unavailable(String reason) implements SigningKeyReading {}
}
