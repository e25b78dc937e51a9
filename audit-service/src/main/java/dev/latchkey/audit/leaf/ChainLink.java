package dev.latchkey.audit.leaf;

import dev.latchkey.audit.merkle.TreeHash;

/// The place of a leaf among those of one workspace in one log. Numbers without a hole, each leaf
/// naming the one before, show that none of them was left out.
///
/// @param org whose it is
/// @param workspace its workspace; empty when it concerns the whole organisation
/// @param number from 1
/// @param previous the hash of the leaf before; 32 zero bytes for the first
public record ChainLink(String org, String workspace, long number, TreeHash previous) {

  private static final TreeHash NONE = TreeHash.of(new byte[TreeHash.LENGTH]);

  /// The place of the first leaf.
  public static ChainLink first(String org, String workspace) {
    return new ChainLink(org, workspace, 1, NONE);
  }

  /// The place after a leaf at this place.
  ///
  /// @param hash the hash of the leaf at this place
  public ChainLink next(TreeHash hash) {
    return new ChainLink(org, workspace, number + 1, hash);
  }
}
