package dev.latchkey.contracts.testkit.architecture.good.kafka;

import io.smallrye.config.ConfigMapping;

/// Sits beside its user.
@ConfigMapping(prefix = "latchkey.kafka")
public interface KafkaSettings {
  /// Where answers go.
  String topic();
}
