package dev.latchkey.audit.leaf;

import dev.latchkey.audit.merkle.TreeHash;

/// The place of a leaf among those of one tenant in one log. Numbers without a hole, each leaf
/// naming the one before, show that none of them was left out.
///
/// @param tenant whose it is
/// @param number from 1
/// @param previous the hash of the leaf before; 32 zero bytes for the first
public record ChainLink(Tenant tenant, long number, TreeHash previous) {

  private static final TreeHash NONE = TreeHash.of(new byte[TreeHash.LENGTH]);

  /// The place of the first leaf.
  public static ChainLink first(Tenant tenant) {
    return new ChainLink(tenant, 1, NONE);
  }

  /// The place after a leaf at this place.
  ///
  /// @param hash the hash of the leaf at this place
  public ChainLink next(TreeHash hash) {
    return new ChainLink(tenant, number + 1, hash);
  }
}
