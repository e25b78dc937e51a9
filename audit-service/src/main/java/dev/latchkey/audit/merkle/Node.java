package dev.latchkey.audit.merkle;

/// The place of a node that is complete: the root over 2^level leaves, which never changes again.
///
/// @param level 0 for a leaf
/// @param index its number among the nodes of the level, from 0
public record Node(int level, long index) {

  public Node {
    if (level < 0 || level > 62 || index < 0) {
      throw new IllegalArgumentException("there is no node " + index + " of level " + level);
    }
  }

  /// The node over this one and its neighbour.
  Node parent() {
    return new Node(level + 1, index >> 1);
  }

  /// The number of its first leaf.
  long firstLeaf() {
    return index << level;
  }

  /// The number of leaves below it.
  long leaves() {
    return 1L << level;
  }
}
