package dev.latchkey.audit.postgres;

/// The partition of Kafka that a log is made from.
///
/// @param cluster the id of the cluster
/// @param topic the name of the topic
/// @param topicId its id: a topic that was deleted and made again is another one
/// @param partition the number of the partition
public record LogPartition(String cluster, String topic, String topicId, int partition) {}
