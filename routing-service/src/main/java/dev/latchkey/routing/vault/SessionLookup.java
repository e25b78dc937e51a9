package dev.latchkey.routing.vault;

import dev.latchkey.contracts.wire.vault.SessionDocument;
import java.time.Instant;

/// What became of looking for a session. Only one of these signs a call (INV-2).
public sealed interface SessionLookup {

  /// A session that has not ended.
  record Ready(SessionDocument session) implements SessionLookup {}

  /// There is no session to sign with; each reason is a failure of its own.
  sealed interface Missing extends SessionLookup {}

  /// Vault has no session for the credential.
  record Absent() implements Missing {}

  /// The document lacks a field, or the field is malformed.
  record Incomplete(String field) implements Missing {}

  /// The document says that it belongs to another workspace, credential, version or account.
  record Mismatched() implements Missing {}

  /// The session in Vault has ended and nobody has renewed it.
  record Expired(Instant endedAt) implements Missing {}

  /// Vault cannot be asked; `reason` says why.
  record Unavailable(String reason) implements Missing {}
}
