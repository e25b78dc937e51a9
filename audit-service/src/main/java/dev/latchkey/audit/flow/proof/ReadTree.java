package dev.latchkey.audit.flow.proof;

import dev.latchkey.audit.merkle.Node;
import dev.latchkey.audit.merkle.NodeSource;
import dev.latchkey.audit.merkle.Proofs;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.postgres.TreeNodes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes proofs from a tree that is kept in the database. What a proof needs is found out by making
/// it once from nothing; then all of it is fetched in a few queries.
@ApplicationScoped
public class ReadTree {

  private final TreeNodes nodes;

  @Inject
  public ReadTree(TreeNodes nodes) {
    this.nodes = nodes;
  }

  /// What `use` makes from the tree of a log; empty when the database lacks a node that it needs.
  ///
  /// @param use asks for the same nodes whatever their hashes are, and has no other effect
  public <T> Uni<Optional<T>> with(int log, Function<Tree, T> use) {
    Set<Node> needed = new LinkedHashSet<>();
    NodeSource listening =
        node -> {
          needed.add(node);
          return TreeHash.ofNothing();
        };
    var _ = use.apply(new Tree(listening));
    return nodes
        .read(log, needed)
        .map(
            found ->
                found.keySet().containsAll(needed)
                    ? Optional.of(use.apply(new Tree(of(found))))
                    : Optional.empty());
  }

  private static NodeSource of(Map<Node, TreeHash> found) {
    return node -> found.getOrDefault(node, TreeHash.ofNothing());
  }

  /// A tree as far as it was fetched.
  public static final class Tree {

    private final NodeSource source;

    private Tree(NodeSource source) {
      this.source = source;
    }

    /// Proofs about it.
    public Proofs proofs() {
      return new Proofs(source);
    }

    /// The hash of a leaf.
    public TreeHash leaf(long index) {
      return source.hash(new Node(0, index));
    }
  }
}
