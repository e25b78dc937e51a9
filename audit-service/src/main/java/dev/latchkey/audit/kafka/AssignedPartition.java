package dev.latchkey.audit.kafka;

import dev.latchkey.audit.flow.ingest.OpenedLog;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A partition that this process reads, from its assignment to its revocation. Used by the polling
/// thread only.
final class AssignedPartition {

  /// What is being done with it. Only a ready one is fetched from.
  enum State {
    /// Where its log goes on is not known.
    CLOSED,
    /// Where its log goes on is being found out.
    OPENING,
    /// Its records are being fetched.
    READY,
    /// What was fetched is being appended.
    BUSY
  }

  private final TopicPartition name;
  private State state = State.CLOSED;
  private @Nullable OpenedLog log;

  AssignedPartition(TopicPartition name) {
    this.name = name;
  }

  TopicPartition name() {
    return name;
  }

  boolean is(State other) {
    return state == other;
  }

  void become(State next) {
    state = next;
  }

  /// How far this process has brought the log; null when it has not looked yet.
  @Nullable OpenedLog log() {
    return log;
  }

  void ready(OpenedLog reached) {
    log = reached;
    state = State.READY;
  }
}
