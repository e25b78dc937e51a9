package dev.latchkey.audit.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What must be known of a tree to append to it: its size and the roots of its complete subtrees,
/// largest first, one for each bit of the size that is set. At most 63 hashes, whatever the size.
///
/// @param size the number of leaves
/// @param roots the subtrees' roots
public record Frontier(long size, List<TreeHash> roots) {

  /// A tree without leaves.
  public static final Frontier EMPTY = new Frontier(0, List.of());

  /// @throws IllegalArgumentException if the number of roots does not fit the size
  public Frontier {
    roots = List.copyOf(roots);
    if (size < 0 || Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException(roots.size() + " roots do not make a tree of " + size);
    }
  }

  /// The tree with these leaves more.
  public Growth append(List<TreeHash> leaves) {
    List<TreeHash> stack = new ArrayList<>(roots);
    List<CompleteNode> completed = new ArrayList<>(2 * leaves.size());
    long count = size;
    for (TreeHash leaf : leaves) {
      CompleteNode node = new CompleteNode(new Node(0, count), leaf);
      completed.add(node);
      for (long rest = count; (rest & 1) == 1; rest >>= 1) {
        node =
            new CompleteNode(
                node.node().parent(), TreeHash.ofNode(stack.removeLast(), node.hash()));
        completed.add(node);
      }
      stack.add(node.hash());
      count++;
    }
    return new Growth(new Frontier(count, stack), completed);
  }

  /// The hash over the whole tree. Source: RFC 9162 §2.1.1.
  public TreeHash root() {
    if (roots.isEmpty()) {
      return TreeHash.ofNothing();
    }
    TreeHash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = TreeHash.ofNode(roots.get(i), root);
    }
    return root;
  }

  /// The roots, one after the other.
  public byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(roots.size() * TreeHash.LENGTH);
    roots.forEach(root -> all.put(root.bytes()));
    return all.array();
  }

  /// The frontier of a tree of this size whose roots [#bytes] has told.
  ///
  /// @throws IllegalArgumentException if they do not fit the size
  public static Frontier of(long size, byte[] bytes) {
    if (bytes.length % TreeHash.LENGTH != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no hashes");
    }
    List<TreeHash> roots = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      byte[] root = new byte[TreeHash.LENGTH];
      all.get(root);
      roots.add(TreeHash.of(root));
    }
    return new Frontier(size, roots);
  }

  /// A tree that has grown.
  ///
  /// @param frontier of the larger tree
  /// @param completed the nodes that are complete now and were not before, leaves among them
  public record Growth(Frontier frontier, List<CompleteNode> completed) {
    public Growth {
      completed = List.copyOf(completed);
    }
  }
}
