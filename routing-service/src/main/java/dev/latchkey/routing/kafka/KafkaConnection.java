package dev.latchkey.routing.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes clients of the plain Kafka library, all with the same way to the brokers.
public final class KafkaConnection {

  private final Map<String, Object> settings;

  /// @param settings what every client needs: `bootstrap.servers`, security
  public KafkaConnection(Map<String, Object> settings) {
    this.settings = Map.copyOf(settings);
  }

  Consumer<byte[], byte[]> consumer(Map<String, Object> own) {
    return new KafkaConsumer<>(
        merged(ConsumerConfig.configNames(), own),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer(Map<String, Object> own) {
    return new KafkaProducer<>(
        merged(ProducerConfig.configNames(), own),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  Admin admin() {
    return Admin.create(merged(AdminClientConfig.configNames(), Map.of()));
  }

  private Map<String, Object> merged(Set<String> known, Map<String, Object> own) {
    Map<String, Object> merged = new HashMap<>(settings);
    merged.keySet().retainAll(known);
    merged.putAll(own);
    return merged;
  }
}
