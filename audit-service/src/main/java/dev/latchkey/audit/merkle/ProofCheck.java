package dev.latchkey.audit.merkle;

import java.util.Iterator;
import java.util.List;

/// Checks proofs with nothing but the roots of the trees. Source: RFC 9162 §2.1.3.2 and §2.1.4.2.
public final class ProofCheck {

  private ProofCheck() {}

  /// Whether a proof shows that this leaf has this number in the tree with this size and root.
  public static boolean includes(
      TreeHash leaf, long index, long size, TreeHash root, List<TreeHash> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash neighbour : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = TreeHash.ofNode(neighbour, hash);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = TreeHash.ofNode(hash, neighbour);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /// Whether a proof shows that the larger tree extends the smaller one.
  public static boolean extend(
      long smaller, TreeHash smallerRoot, long larger, TreeHash largerRoot, List<TreeHash> proof) {
    if (smaller < 1 || smaller > larger) {
      return false;
    }
    if (smaller == larger) {
      return proof.isEmpty() && smallerRoot.equals(largerRoot);
    }
    Iterator<TreeHash> path = proof.iterator();
    if (!path.hasNext()) {
      return false;
    }
    TreeHash first = Long.bitCount(smaller) == 1 ? smallerRoot : path.next();
    long node = smaller - 1;
    long last = larger - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    TreeHash before = first;
    TreeHash after = first;
    while (path.hasNext()) {
      if (last == 0) {
        return false;
      }
      TreeHash neighbour = path.next();
      if ((node & 1) == 1 || node == last) {
        before = TreeHash.ofNode(neighbour, before);
        after = TreeHash.ofNode(neighbour, after);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        after = TreeHash.ofNode(after, neighbour);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(smallerRoot) && after.equals(largerRoot);
  }
}
