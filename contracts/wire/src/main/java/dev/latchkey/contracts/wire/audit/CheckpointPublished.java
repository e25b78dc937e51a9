package dev.latchkey.contracts.wire.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/// How far a log of audited events has come, signed. It is published before anything is shown that
/// rests on it, outside the database that holds the log, so that a log that went back is noticed by
/// whoever kept the last one: the service itself after a restore, or anybody who reads the topic.
///
/// @param origin the log's name
/// @param cluster the id of the Kafka cluster whose records the log holds
/// @param topic the name of their topic
/// @param topicId the id of their topic, which a topic that is made anew does not share
/// @param partition their partition
/// @param generation 1 for the first log of the partition, one more after each restore
/// @param size the number of leaves
/// @param note the checkpoint, a signed note. Source: C2SP `tlog-checkpoint`, `signed-note`
public record CheckpointPublished(
    String origin,
    String cluster,
    String topic,
    @JsonProperty("topicid") String topicId,
    int partition,
    int generation,
    long size,
    String note) {

  public CheckpointPublished {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(topicId, "topicid");
    Objects.requireNonNull(note, "note");
  }
}
