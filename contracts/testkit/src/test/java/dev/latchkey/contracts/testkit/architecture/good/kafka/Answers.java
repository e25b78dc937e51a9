package dev.latchkey.contracts.testkit.architecture.good.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/// Keeps its client library to itself.
public final class Answers {
  private final KafkaSettings settings;

  /// Publishes to the topic of the settings.
  public Answers(KafkaSettings settings) {
    this.settings = settings;
  }

  /// Publishes an answer.
  public int publish(byte[] answer) {
    return new ProducerRecord<>(settings.topic(), answer).value().length;
  }
}
