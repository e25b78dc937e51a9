package dev.latchkey.audit.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tree whose nodes are kept in memory, with the definitions of RFC 9162 written down as they
/// stand there, for comparison.
final class KeptTree implements NodeSource {

  private final List<TreeHash> leaves = new ArrayList<>();
  private final Map<Node, TreeHash> nodes = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;

  /// A tree of so many different leaves, appended in batches of three.
  static KeptTree of(int size) {
    KeptTree tree = new KeptTree();
    List<TreeHash> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      batch.add(TreeHash.ofLeaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
      if (batch.size() == 3 || i == size - 1) {
        tree.append(batch);
        batch.clear();
      }
    }
    return tree;
  }

  private void append(List<TreeHash> batch) {
    Frontier.Growth growth = frontier.append(batch);
    growth.completed().forEach(each -> nodes.put(each.node(), each.hash()));
    leaves.addAll(batch);
    frontier = growth.frontier();
  }

  Frontier frontier() {
    return frontier;
  }

  TreeHash leaf(int index) {
    return leaves.get(index);
  }

  @Override
  public TreeHash hash(Node node) {
    return Objects.requireNonNull(nodes.get(node), () -> node + " is not complete");
  }

  /// MTH(D[0:size]).
  TreeHash definedRoot(int size) {
    return definedRoot(leaves.subList(0, size));
  }

  private static TreeHash definedRoot(List<TreeHash> leaves) {
    int size = leaves.size();
    if (size == 0) {
      return TreeHash.ofNothing();
    }
    if (size == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(size - 1);
    return TreeHash.ofNode(
        definedRoot(leaves.subList(0, split)), definedRoot(leaves.subList(split, size)));
  }

  /// PATH(index, D[0:size]).
  List<TreeHash> definedPath(int index, int size) {
    return definedPath(index, leaves.subList(0, size));
  }

  private static List<TreeHash> definedPath(int index, List<TreeHash> leaves) {
    int size = leaves.size();
    if (size == 1) {
      return List.of();
    }
    int split = Integer.highestOneBit(size - 1);
    List<TreeHash> left = leaves.subList(0, split);
    List<TreeHash> right = leaves.subList(split, size);
    return index < split
        ? with(definedPath(index, left), definedRoot(right))
        : with(definedPath(index - split, right), definedRoot(left));
  }

  /// PROOF(smaller, D[0:larger]).
  List<TreeHash> definedProof(int smaller, int larger) {
    return smaller == larger ? List.of() : subproof(smaller, leaves.subList(0, larger), true);
  }

  private static List<TreeHash> subproof(int smaller, List<TreeHash> leaves, boolean known) {
    int size = leaves.size();
    if (smaller == size) {
      return known ? List.of() : List.of(definedRoot(leaves));
    }
    int split = Integer.highestOneBit(size - 1);
    List<TreeHash> left = leaves.subList(0, split);
    List<TreeHash> right = leaves.subList(split, size);
    return smaller <= split
        ? with(subproof(smaller, left, known), definedRoot(right))
        : with(subproof(smaller - split, right, false), definedRoot(left));
  }

  private static List<TreeHash> with(List<TreeHash> path, TreeHash more) {
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(more);
    return longer;
  }
}
