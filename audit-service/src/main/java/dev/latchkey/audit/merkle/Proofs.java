package dev.latchkey.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/// Makes proofs about a tree whose complete nodes are kept. Source: RFC 9162 §2.1.3 and §2.1.4.
public final class Proofs {

  private final NodeSource nodes;

  public Proofs(NodeSource nodes) {
    this.nodes = nodes;
  }

  /// What proves that a leaf is in the tree of this size: its neighbours on the way to the root,
  /// lowest first.
  ///
  /// @param leaf its number, from 0
  public List<TreeHash> inclusion(long leaf, long size) {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("leaf " + leaf + " is not in a tree of " + size);
    }
    List<TreeHash> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + largestPowerBelow(end - begin);
      if (leaf < middle) {
        path.addFirst(root(middle, end));
        end = middle;
      } else {
        path.addFirst(root(begin, middle));
        begin = middle;
      }
    }
    return path;
  }

  /// What proves that the tree of the larger size extends the one of the smaller size.
  public List<TreeHash> consistency(long smaller, long larger) {
    if (smaller < 1 || smaller > larger) {
      throw new IllegalArgumentException(smaller + " leaves are no beginning of " + larger);
    }
    List<TreeHash> path = new ArrayList<>();
    long begin = 0;
    long end = larger;
    boolean known = true;
    while (smaller != end) {
      long middle = begin + largestPowerBelow(end - begin);
      if (smaller <= middle) {
        path.addFirst(root(middle, end));
        end = middle;
      } else {
        path.addFirst(root(begin, middle));
        begin = middle;
        known = false;
      }
    }
    if (!known) {
      path.addFirst(root(begin, end));
    }
    return path;
  }

  /// The root over the leaves from `begin`, which starts a subtree as large as they are many, to
  /// before `end`.
  private TreeHash root(long begin, long end) {
    long count = end - begin;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.hash(new Node(level, begin >> level));
    }
    long middle = begin + largestPowerBelow(count);
    return TreeHash.ofNode(root(begin, middle), root(middle, end));
  }

  private static long largestPowerBelow(long count) {
    return Long.highestOneBit(count - 1);
  }
}
