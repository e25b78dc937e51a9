package dev.latchkey.contracts.wire.topic;

import java.time.Duration;

/// How long a topic keeps its records.
public sealed interface Retention {

  /// Every record for this time.
  record Expiring(Duration time) implements Retention {}

  /// The last record of each key for ever.
  record Compacted() implements Retention {}
}
