package dev.latchkey.audit.postgres;

import dev.latchkey.audit.merkle.Frontier;

/// How far a log has come.
///
/// @param id the number of the log in this database
/// @param origin its name for ever
/// @param partition what it is made from
/// @param generation from 1; one more after each restore of the database
/// @param closed whether a later generation has taken its place; nothing is appended any more
/// @param nextOffset records before it are in the log
/// @param frontier what must be known of its tree to append to it
public record LogPosition(
    int id,
    String origin,
    LogPartition partition,
    int generation,
    boolean closed,
    long nextOffset,
    Frontier frontier) {

  /// The number of leaves.
  public long size() {
    return frontier.size();
  }

  /// The position after an append.
  public LogPosition moved(long offset, Frontier grown) {
    return new LogPosition(id, origin, partition, generation, closed, offset, grown);
  }
}
