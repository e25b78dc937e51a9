package dev.latchkey.audit;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What was published on the topic of delivery events, from its beginning.
final class DeliveredEvents implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer =
      new KafkaConsumer<>(
          Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());
  private final List<DeliveryEvent> events = new ArrayList<>();

  DeliveredEvents() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.DELIVERY_EVENTS.name()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /// Those published until now.
  Stream<DeliveryEvent> soFar() {
    consumer
        .poll(Duration.ofMillis(500))
        .forEach(
            each -> {
              if (CloudEventCodec.decode(each.headers(), each.value())
                  instanceof Decoded.Event(CloudEvent event)) {
                events.add(EventType.DELIVERY_EVENT.read(event).orThrow());
              }
            });
    return events.stream();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
