package dev.latchkey.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.topic.Topic;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Publishes records, good and bad. Returns from each when the broker has it.
final class Publisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  void publish(Topic topic, CloudEvent event) {
    publish(topic, "ws-1", event);
  }

  void publish(Topic topic, String key, CloudEvent event) {
    publish(topic, key, CloudEventCodec.headers(event), event.data().bytes());
  }

  void publish(Topic topic, Headers headers, byte @Nullable [] value) {
    publish(topic, "ws-1", headers, value);
  }

  private void publish(Topic topic, String key, Headers headers, byte @Nullable [] value) {
    send(new ProducerRecord<>(topic.name(), null, null, key.getBytes(UTF_8), value, headers));
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
