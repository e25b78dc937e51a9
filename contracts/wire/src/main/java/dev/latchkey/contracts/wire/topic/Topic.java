package dev.latchkey.contracts.wire.topic;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A topic with what it needs to be created, secured and understood.
///
/// @param name the name on the broker
/// @param key what the record key is, in words
/// @param partitions the number of partitions at creation
/// @param retention how long records are kept
/// @param maxRecordBytes the largest record that the broker takes, in bytes
/// @param writers who may write
/// @param readers who may read
public record Topic(
    String name,
    String key,
    int partitions,
    Retention retention,
    int maxRecordBytes,
    Set<Party> writers,
    Set<Party> readers) {

  public Topic {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
  }

  /// The broker's settings for this topic in production. `min.insync.replicas` goes with
  /// [Topics#REPLICATION]; a broker that stands alone is given 1.
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("max.message.bytes", Integer.toString(maxRecordBytes));
    settings.put("min.insync.replicas", "2");
    settings.put("unclean.leader.election.enable", "false");
    settings.put("compression.type", "producer");
    settings.put("message.timestamp.type", "LogAppendTime");
    switch (retention) {
      case Retention.Expiring(var time) -> {
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", Long.toString(time.toMillis()));
      }
      case Retention.Compacted() -> {
        settings.put("cleanup.policy", "compact");
        settings.put("min.cleanable.dirty.ratio", "0.1");
      }
    }
    return settings;
  }

  @Override
  public String toString() {
    return name;
  }
}
