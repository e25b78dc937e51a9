package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// The furthest checkpoint of each partition's log that was published: what the world outside the
/// database knows. Used by one thread, which it blocks.
final class PublishedHeads implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Comparator<CheckpointPublished> FURTHER =
      Comparator.comparingInt(CheckpointPublished::generation)
          .thenComparingLong(CheckpointPublished::size);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, CheckpointPublished> heads = new HashMap<>();

  PublishedHeads(Map<String, Object> connection) {
    this.consumer = ConsumerSettings.reader(connection);
  }

  /// Reads on to what is the topic's end now.
  ///
  /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer in time
  void refresh() {
    Collection<TopicPartition> partitions = partitions();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the published checkpoints could not be read to their end");
      }
      consumer.poll(POLL).forEach(this::take);
    }
  }

  /// The furthest one of a partition, as of the last refresh.
  Optional<CheckpointPublished> of(String cluster, String topicId, int partition) {
    return Optional.ofNullable(heads.get(key(cluster, topicId, partition)));
  }

  /// All of them by [#key], as of the last refresh.
  Map<String, CheckpointPublished> all() {
    return Map.copyOf(heads);
  }

  private Collection<TopicPartition> partitions() {
    if (consumer.assignment().isEmpty()) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.AUDIT_CHECKPOINTS.name(), PATIENCE).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
    }
    return consumer.assignment();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (CloudEventCodec.decode(record.headers(), record.value()) instanceof Decoded.Event(var event)
        && EventType.AUDIT_CHECKPOINT.read(event)
            instanceof Parsed.Ok<CheckpointPublished>(CheckpointPublished head)) {
      heads.merge(
          key(head.cluster(), head.topicId(), head.partition()),
          head,
          (one, other) -> FURTHER.compare(one, other) > 0 ? one : other);
    }
  }

  /// By what a partition is known on the topic.
  static String key(String cluster, String topicId, int partition) {
    return cluster + "/" + topicId + "/" + partition;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
