package dev.latchkey.audit.kafka;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.latchkey.audit.flow.ingest.PartitionSight;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Looks at partitions: which they are, where they begin and end, and how far the world knows their
/// logs to be. Used by one thread, which it blocks for at most some seconds.
///
/// Every look throws a [KafkaException] when Kafka does not answer in time.
final class PartitionSights implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final Admin admin;
  private final PublishedHeads published;

  PartitionSights(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    this.admin = Admin.create(settings);
    this.published = new PublishedHeads(connection);
  }

  /// What there is to know of each.
  Map<TopicPartition, PartitionSight> look(Set<TopicPartition> partitions) {
    String cluster = await(admin.describeCluster().clusterId());
    Map<String, String> ids = topicIds(partitions);
    Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = ends(partitions);
    published.refresh();
    Map<TopicPartition, PartitionSight> sights = new HashMap<>();
    for (TopicPartition each : partitions) {
      String id = known(ids, each.topic());
      sights.put(
          each,
          new PartitionSight(
              cluster,
              each.topic(),
              id,
              each.partition(),
              known(earliest, each),
              known(ends, each),
              published.of(cluster, id, each.partition()).orElse(null)));
    }
    return sights;
  }

  /// The ids of the partitions' topics, by name.
  Map<String, String> topicIds(Collection<TopicPartition> partitions) {
    Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(toSet());
    return await(admin.describeTopics(topics).allTopicNames()).values().stream()
        .collect(toMap(TopicDescription::name, topic -> topic.topicId().toString()));
  }

  /// The offset that the next record of each will have; what is still to be committed or taken back
  /// lies after it.
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) {
    return await(
            admin
                .listOffsets(
                    partitions.stream().collect(toMap(each -> each, _ -> which)),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all())
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private static <K, V> V known(Map<K, V> answers, K key) {
    V answer = answers.get(key);
    if (answer == null) {
      throw new KafkaException("Kafka says nothing of " + key);
    }
    return answer;
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Kafka does not say what it was asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  @Override
  public void close() {
    published.close();
    admin.close(Duration.ofSeconds(1));
  }
}
