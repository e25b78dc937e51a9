package dev.latchkey.contracts.testkit.architecture.broken.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Shows a type of its client library.
public final class Records {
  private Records() {}

  /// The records that came.
  public static List<ConsumerRecord<String, String>> received() {
    return List.of();
  }
}
