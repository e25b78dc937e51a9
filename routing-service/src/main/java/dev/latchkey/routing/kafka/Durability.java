package dev.latchkey.routing.kafka;

/// How durable the audit log must be on Kafka before a fallback may rely on it.
public enum Durability {
  /// Three replicas, two of them in sync for every record, no unclean election: an intent that was
  /// acknowledged outlives the loss of any broker.
  REPLICATED,
  /// One broker, as in the local stack. An intent that was acknowledged is lost with that broker's
  /// disk.
  SINGLE_NODE
}
