package dev.latchkey.audit.postgres;

import dev.latchkey.audit.merkle.Frontier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a log has come, and how far of that is signed: as the database says, which may have been
/// tampered with.
///
/// @param id the number of the log in this database
/// @param origin its name for ever
/// @param partition what it is made from
/// @param generation from 1
/// @param closed whether a later generation has taken its place
/// @param size the number of its leaves
/// @param frontier the roots of its tree; empty when they do not fit the size
/// @param signedSize the size of its last checkpoint; 0 when there is none
/// @param signedNote that checkpoint; null when there is none
public record LogState(
    int id,
    String origin,
    LogPartition partition,
    int generation,
    boolean closed,
    long size,
    Optional<Frontier> frontier,
    long signedSize,
    @Nullable String signedNote) {

  static Optional<Frontier> frontier(long size, byte[] roots) {
    try {
      return Optional.of(Frontier.of(size, roots));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
