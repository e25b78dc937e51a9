package dev.latchkey.audit.leaf;

import dev.latchkey.audit.merkle.TreeHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a leaf says about the log itself. Every organisation with leaves in the log may see it.
public sealed interface LogEntry {

  /// What it is about.
  LeafKind kind();

  /// Records that Kafka no longer had when they were to be read.
  ///
  /// @param from the first offset that is missing
  /// @param to the first offset that is not
  record Gap(long from, long to, String reason) implements LogEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.GAP;
    }
  }

  /// A record that is no event.
  ///
  /// @param reason what is wrong with it; nothing of its content
  /// @param dataHash over its value, which is kept
  record Quarantined(long offset, String reason, DataHash dataHash) implements LogEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.QUARANTINED;
    }
  }

  /// The first leaf of a log that goes on after its database was restored from a backup.
  ///
  /// @param previous the origin of the log before
  /// @param published the latest checkpoint of the log before that was published; null for none
  /// @param restored what the database holds of it
  record Generation(String previous, @Nullable TreeHead published, TreeHead restored, Instant time)
      implements LogEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.GENERATION;
    }
  }

  /// A tree by its size and root.
  record TreeHead(long size, TreeHash root) {}
}
