package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.note.Manifest;
import dev.latchkey.audit.vault.SigningKey;

/// What became of asking for the manifest of an organisation.
sealed interface ManifestReading {

  /// A manifest and who has signed it.
  ///
  /// @param note the signed note
  /// @param manifest what it says
  record Signed(String note, Manifest manifest, SigningKey key) implements ManifestReading {}

  /// There is none, and what is stored cannot be signed.
  record Suspected() implements ManifestReading {}

  /// There is no key to sign with.
  ///
  /// @param reason fit for a log
  record KeyAway(String reason) implements ManifestReading {}
}
