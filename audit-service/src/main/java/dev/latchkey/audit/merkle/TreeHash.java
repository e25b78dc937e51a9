package dev.latchkey.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The SHA-256 hash of a node of a Merkle tree. Leaves and inner nodes are hashed with different
/// prefixes, so that neither can pass for the other. Source: RFC 9162 §2.1.1.
public final class TreeHash {

  /// The length in bytes.
  public static final int LENGTH = 32;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of the tree without leaves.
  public static TreeHash ofNothing() {
    return new TreeHash(sha256().digest());
  }

  /// The hash of a leaf with these bytes.
  public static TreeHash ofLeaf(byte[] leaf) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return new TreeHash(digest.digest(leaf));
  }

  /// The hash of the node over these two.
  public static TreeHash ofNode(TreeHash left, TreeHash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new TreeHash(digest.digest(right.bytes));
  }

  /// The hash with these 32 bytes.
  ///
  /// @throws IllegalArgumentException if there are more or fewer
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new TreeHash(bytes.clone());
  }

  /// A copy of its bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The hash in hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
