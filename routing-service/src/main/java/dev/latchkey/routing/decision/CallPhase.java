package dev.latchkey.routing.decision;

/// How far a call had come when it failed.
public enum CallPhase {
  /// No byte of the request can have reached AWS: nothing happened there and nothing is paid.
  NOT_SENT,
  /// The request may have reached AWS and no answer came: it may have run and be paid.
  SENT,
  /// AWS answered, and the answer is a refusal.
  ANSWERED
}
