package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Every record of every topic: key, value and headers; also records of aborted transactions and
/// the broker's own topics.
public final class KafkaPlaces {
  private static final Set<String> CONTENT_TOPICS =
      Set.of(Topics.REQUESTS.name(), Topics.RESPONSES.name(), "byok.inference.deltas.v1");
  private static final Duration POLL = Duration.ofMillis(200);

  private KafkaPlaces() {}

  /// Reads what is on the broker now. Values of the content topics may hold prompts and answers.
  public static Stream<Place> of(String bootstrapServers) {
    return of(bootstrapServers, Set.of());
  }

  /// Reads what is on the broker now.
  ///
  /// @param replyTopics topics of agents whose values may hold answers too
  public static Stream<Place> of(String bootstrapServers, Set<String> replyTopics) {
    List<Place> places = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(bootstrapServers)) {
      String topic = record.topic();
      boolean mayHoldContent = CONTENT_TOPICS.contains(topic) || replyTopics.contains(topic);
      add(record, mayHoldContent, places);
    }
    return places.stream();
  }

  private static void add(
      ConsumerRecord<byte[], byte[]> record, boolean mayHoldContent, List<Place> places) {
    String source = "topic " + record.topic();
    String where = "partition " + record.partition() + " offset " + record.offset();
    if (record.key() != null) {
      places.add(Place.of(source, where + " key", record.key()));
    }
    if (record.value() != null) {
      places.add(new Place(source, where + " value", record.value(), mayHoldContent));
    }
    for (Header header : record.headers()) {
      String name = where + " header " + header.key();
      places.add(Place.of(source, name + " (name)", header.key()));
      if (header.value() != null) {
        places.add(Place.of(source, name, header.value()));
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(bootstrapServers);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private static List<TopicPartition> partitions(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> topics =
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      return admin.describeTopics(topics).allTopicNames().get().values().stream()
          .flatMap(
              topic ->
                  topic.partitions().stream()
                      .map(partition -> new TopicPartition(topic.name(), partition.partition())))
          .toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not list its topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Kafka", e);
    }
  }
}
