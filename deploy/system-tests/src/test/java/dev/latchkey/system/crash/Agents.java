package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Those who publish: agents their requests, and credential-service the settings. Thread-safe.
final class Agents implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  Agents(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// Publishes a request. Returns when the broker has it.
  void publish(PlannedRequest request) {
    publish(Topics.REQUESTS, request.recordKey(), request.event());
  }

  /// Publishes what routing is to know of a workspace. Returns when the broker has it.
  void publish(WorkspaceSettings settings) {
    publish(
        Topics.SETTINGS,
        settings.workspace().value(),
        EventType.WORKSPACE_SETTINGS.event(
            UUID.randomUUID().toString(),
            "credential-service",
            settings.workspace().value(),
            Instant.now(),
            settings.org(),
            null,
            settings));
  }

  private void publish(Topic topic, String key, CloudEvent event) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topic.name(), null, key, event.data().bytes(), CloudEventCodec.headers(event)))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not take the record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
