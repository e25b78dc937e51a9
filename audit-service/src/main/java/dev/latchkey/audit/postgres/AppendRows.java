package dev.latchkey.audit.postgres;

import dev.latchkey.audit.leaf.ChainLink;
import dev.latchkey.audit.leaf.LeafKind;
import dev.latchkey.audit.leaf.SaltedBytes;
import dev.latchkey.audit.merkle.CompleteNode;
import dev.latchkey.audit.merkle.TreeHash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rows of one append.
///
/// @param after the position that the append leads to
/// @param storedAt when it takes place
/// @param leaves in their order
/// @param completed the nodes of the tree that became complete, leaves among them
/// @param heads the last leaf of each tenant that has one among these
/// @param opened fallbacks that began
/// @param ended the ids of fallbacks that ended
/// @param notices what is to be told
/// @param erased events that lose their content
public record AppendRows(
    LogPosition after,
    Instant storedAt,
    List<LeafRow> leaves,
    List<EventRow> events,
    List<CompleteNode> completed,
    List<HeadRow> heads,
    List<IntentRow> opened,
    List<String> ended,
    List<Notice> notices,
    List<ErasedContent> erased) {

  /// A leaf.
  ///
  /// @param link null for a leaf of the whole log
  /// @param line the leaf itself
  public record LeafRow(
      long index, LeafKind kind, @Nullable ChainLink link, String line, TreeHash hash) {}

  /// What a leaf commits to.
  ///
  /// @param item its number in the leaf, from 0
  /// @param link that of the leaf; null for a leaf of the whole log
  /// @param columns null for a record that is no event
  public record EventRow(
      long leaf,
      int item,
      @Nullable ChainLink link,
      long offset,
      SaltedBytes bytes,
      @Nullable EventColumns columns) {}

  /// The last leaf of a tenant.
  public record HeadRow(ChainLink link, TreeHash hash) {}

  /// A fallback that began.
  ///
  /// @param deadline when it should have ended
  public record IntentRow(String fallback, ChainLink link, long leaf, Instant deadline) {}
}
