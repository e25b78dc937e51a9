package dev.latchkey.contracts.wire.inference;

import java.util.List;

/// How a library for request and reply over Kafka says where it waits for the answer. Names are
/// exact. Source: `KafkaRequestReply` of SmallRye Reactive Messaging 4.32, `KafkaHeaders` of Spring
/// for Apache Kafka 4.0.
public enum ReplyConvention {
  SMALLRYE("REPLY_CORRELATION_ID", "REPLY_TOPIC", "REPLY_PARTITION"),
  SPRING("kafka_correlationId", "kafka_replyTopic", "kafka_replyPartition");

  private final String correlation;
  private final String topic;
  private final String partition;

  ReplyConvention(String correlation, String topic, String partition) {
    this.correlation = correlation;
    this.topic = topic;
    this.partition = partition;
  }

  /// The header by which the requester knows its answer again; opaque bytes that come back as they
  /// are.
  public String correlation() {
    return correlation;
  }

  /// The header with the name of the topic where the requester waits; never in an answer.
  public String topic() {
    return topic;
  }

  /// The header with the one partition that the requester reads, four bytes, big-endian; never in
  /// an answer.
  public String partition() {
    return partition;
  }

  /// All its headers.
  public List<String> headers() {
    return List.of(correlation, topic, partition);
  }
}
