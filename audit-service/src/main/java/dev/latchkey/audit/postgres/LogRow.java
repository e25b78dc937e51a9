package dev.latchkey.audit.postgres;

import dev.latchkey.audit.merkle.Frontier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// A row of the table `log`. Read only: whoever appends moves it by compare-and-set.
@Entity(name = "Log")
@Table(name = "log")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LogRow {

  @Id int id;

  String origin;

  String cluster;

  String topic;

  @Column(name = "topic_id")
  String topicId;

  int partition;

  int generation;

  long size;

  @Column(name = "next_offset")
  long nextOffset;

  byte[] frontier;

  boolean closed;

  LogPosition position() {
    return new LogPosition(
        id,
        origin,
        new LogPartition(cluster, topic, topicId, partition),
        generation,
        closed,
        nextOffset,
        Frontier.of(size, frontier));
  }
}
