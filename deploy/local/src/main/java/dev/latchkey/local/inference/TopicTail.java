package dev.latchkey.local.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic without joining a group, and so without taking anything from anybody. Not
/// thread-safe.
public final class TopicTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;

  private TopicTail(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /// Reads what is published from now on.
  public static TopicTail fromNow(String bootstrapServers, Topic topic) {
    TopicTail tail = assigned(bootstrapServers, topic);
    tail.consumer.seekToEnd(tail.consumer.assignment());
    // Seeking is lazy; asking for the position makes "now" be now.
    tail.consumer.assignment().forEach(tail.consumer::position);
    return tail;
  }

  /// Reads all that the topic holds, and then what is published.
  public static TopicTail fromBeginning(String bootstrapServers, Topic topic) {
    TopicTail tail = assigned(bootstrapServers, topic);
    tail.consumer.seekToBeginning(tail.consumer.assignment());
    return tail;
  }

  /// The first event that fits, waiting for it up to the limit.
  public Optional<CloudEvent> first(Predicate<CloudEvent> wanted, Duration limit) {
    Instant last = Instant.now().plus(limit);
    while (Instant.now().isBefore(last)) {
      Optional<CloudEvent> found = next(POLL).stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The events that come next, within that time.
  List<CloudEvent> next(Duration wait) {
    List<CloudEvent> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
      if (CloudEventCodec.decode(record.headers(), record.value())
          instanceof Decoded.Event(CloudEvent event)) {
        events.add(event);
      }
    }
    return events;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static TopicTail assigned(String bootstrapServers, Topic topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "default.api.timeout.ms",
                15_000,
                // Closing waits for the fetch that is under way.
                "fetch.max.wait.ms",
                100),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(partition -> new TopicPartition(topic.name(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    return new TopicTail(consumer);
  }
}
