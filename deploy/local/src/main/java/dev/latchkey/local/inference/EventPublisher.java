package dev.latchkey.local.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes events for those who use Latchkey: the host product and the agents.
public final class EventPublisher implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  /// @param bootstrapServers the broker's address
  public EventPublisher(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "max.block.ms",
                15_000,
                "max.request.size",
                Topics.MAX_CONTENT_RECORD_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Publishes and returns when the broker has it.
  ///
  /// @throws IllegalStateException if the broker refuses or is away
  public void publish(Topic topic, String key, CloudEvent event) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topic.name(),
                  /* partition= */ null,
                  key,
                  event.data().bytes(),
                  CloudEventCodec.headers(event)))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refuses: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
