package dev.latchkey.contracts.testkit.architecture.broken;

import io.smallrye.config.ConfigMapping;

/// Sits far from its user.
@ConfigMapping(prefix = "latchkey.kafka")
public interface KafkaSettings {
  /// Where the broker is.
  String address();
}
