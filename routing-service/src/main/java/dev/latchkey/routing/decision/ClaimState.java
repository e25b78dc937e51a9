package dev.latchkey.routing.decision;

/// How far a claimed request has come.
public enum ClaimState {
  /// Its owner works on it.
  STARTED,
  /// The answer is recorded and not known to be on Kafka.
  FINAL,
  /// The answer is on Kafka.
  PUBLISHED
}
