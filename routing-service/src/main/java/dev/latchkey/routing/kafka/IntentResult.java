package dev.latchkey.routing.kafka;

import dev.latchkey.routing.decision.PlatformGrant;

/// What became of writing an intent into the audit log.
public sealed interface IntentResult {

  /// All in-sync replicas have it: the platform may be called.
  record Acknowledged(PlatformGrant.DurableIntent grant) implements IntentResult {}

  /// Nobody said in time that they have it. It may land nevertheless, up to two patiences after it
  /// was sent: the platform must not be called, and the intent needs its `not-executed`.
  record NotAcknowledged() implements IntentResult {}
}
