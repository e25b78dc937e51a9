package dev.latchkey.audit.leaf;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a leaf says about one organisation's events.
public sealed interface TenantEntry {

  /// What it is about.
  LeafKind kind();

  /// One event.
  ///
  /// @param id its `ce_id`
  /// @param type its `ce_type`
  /// @param source its `ce_source`
  /// @param time its `ce_time`; null when it told none
  /// @param offset where in the partition its record stood
  record Event(
      String id, String type, String source, @Nullable Instant time, long offset, DataHash dataHash)
      implements TenantEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.EVENT;
    }
  }

  /// Several events, numbered from 0 in the order of their offsets.
  ///
  /// @param type their `ce_type`
  /// @param first the offset of the first one's record
  /// @param last the offset of the last one's record
  /// @param count how many they are
  /// @param dataHash over the hashes of all
  record Batch(String type, long first, long last, int count, DataHash dataHash)
      implements TenantEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.BATCH;
    }
  }

  /// A fallback whose end never came.
  ///
  /// @param fallback its id
  /// @param intent the leaf of its intent
  /// @param deadline until when it should have ended
  record OutcomeUnknown(String fallback, long intent, Instant deadline) implements TenantEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.OUTCOME_UNKNOWN;
    }
  }

  /// The bytes of these events are gone; their hashes stay.
  ///
  /// @param actor the `sub` claim of whoever demanded it
  /// @param basis why, in that person's words
  /// @param events each as `<leaf>:<number in the leaf>`, 500 at most
  record Erasure(String actor, String basis, Instant time, List<String> events)
      implements TenantEntry {

    private static final int MOST = 500;

    public Erasure {
      events = List.copyOf(events);
      if (events.size() > MOST) {
        throw new IllegalArgumentException("one leaf names at most " + MOST + " erased events");
      }
    }

    @Override
    public LeafKind kind() {
      return LeafKind.ERASURE;
    }
  }

  /// The bytes of older events are gone; their hashes stay.
  ///
  /// @param before events stored before it are concerned
  /// @param through no later leaf is concerned
  record Expiry(Instant before, long through) implements TenantEntry {
    @Override
    public LeafKind kind() {
      return LeafKind.EXPIRY;
    }
  }
}
