package dev.latchkey.contracts.testkit.architecture.broken.flow;

import dev.latchkey.contracts.testkit.architecture.broken.kafka.Records;
import org.apache.kafka.common.TopicPartition;

final class Answers {
  private Answers() {}

  static boolean isPending() {
    return !Records.received().isEmpty();
  }

  static TopicPartition first(String topic) {
    return new TopicPartition(topic, 0);
  }
}
