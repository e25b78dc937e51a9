package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.DeliveryNotice;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.leaf.LogEntry.TreeHead;
import dev.latchkey.audit.merkle.Frontier;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a log went back with its database, and what its next generation begins with.
final class Restore {

  private Restore() {}

  /// Whether something outside the database knows more of the log than its row.
  ///
  /// @param published the latest published checkpoint of the partition; null for none
  /// @param known how far this process had brought the log; null when it had not
  static boolean happened(
      LogPosition log, @Nullable CheckpointPublished published, @Nullable LogPosition known) {
    return (published != null && isBehind(log, published.generation(), published.size()))
        || (known != null && isBehind(log, known.generation(), known.size()));
  }

  private static boolean isBehind(LogPosition log, int generation, long size) {
    return log.generation() < generation || (log.generation() == generation && log.size() < size);
  }

  /// The number of the next generation: no number that was ever used, also by rows that are gone.
  static int next(
      int generation, @Nullable CheckpointPublished published, @Nullable LogPosition known) {
    int last = generation;
    if (published != null) {
      last = Math.max(last, published.generation());
    }
    if (known != null) {
      last = Math.max(last, known.generation());
    }
    return last + 1;
  }

  /// The first leaf of a later generation.
  ///
  /// @param before the log before it; none when its row is gone
  static Addition beginning(
      LogPosition log, Optional<LogPosition> before, PartitionSight sight, Instant now) {
    CheckpointPublished published = sight.published();
    String previous =
        before
            .map(LogPosition::origin)
            .orElseGet(() -> published == null ? "" : published.origin());
    Frontier restored = before.map(LogPosition::frontier).orElse(Frontier.EMPTY);
    LogEntry.Generation entry =
        new LogEntry.Generation(
            previous,
            published == null ? null : head(published),
            new TreeHead(restored.size(), restored.root()),
            now);
    DeliveryEvent told =
        new DeliveryEvent.LogRestored(
            log.origin(), previous, published == null ? null : published.size(), restored.size());
    return Addition.of(log, List.of(new Draft.OfLog(entry)))
        .telling(List.of(DeliveryNotice.of(told, "generation")));
  }

  private static @Nullable TreeHead head(CheckpointPublished published) {
    return SignedNote.parse(published.note())
        .flatMap(note -> Checkpoint.parse(note.text()))
        .map(checkpoint -> new TreeHead(checkpoint.size(), checkpoint.root()))
        .orElse(null);
  }
}
