package dev.latchkey.audit.merkle;

/// Where the hashes of complete nodes are kept.
@FunctionalInterface
public interface NodeSource {

  /// The hash of a node that is complete in the tree at hand.
  TreeHash hash(Node node);
}
