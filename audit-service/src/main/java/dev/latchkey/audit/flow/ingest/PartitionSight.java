package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.postgres.LogPartition;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import org.jspecify.annotations.Nullable;

/// What Kafka says about a partition.
///
/// @param cluster the id of the cluster
/// @param topic the name of the topic
/// @param topicId its id
/// @param earliest the offset of the oldest record that is still there
/// @param end the offset that the next record will have
/// @param published the furthest checkpoint of its log that was published; null for none
public record PartitionSight(
    String cluster,
    String topic,
    String topicId,
    int partition,
    long earliest,
    long end,
    @Nullable CheckpointPublished published) {

  LogPartition logPartition() {
    return new LogPartition(cluster, topic, topicId, partition);
  }
}
