package dev.latchkey.audit.leaf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/// What a leaf knows of the bytes of events: their SHA-256 hash with a random salt in front. Once
/// bytes and salt are erased, nobody can tell from it what the bytes were; as long as they are
/// there, nobody can put others in their place.
public final class DataHash {

  /// The length of a salt in bytes.
  public static final int SALT_LENGTH = 16;

  private final byte[] bytes;

  private DataHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of one event: SHA-256(salt ‖ raw).
  ///
  /// @param raw the value of its Kafka record, byte for byte
  public static DataHash of(byte[] salt, byte[] raw) {
    MessageDigest digest = sha256();
    digest.update(salt);
    return new DataHash(digest.digest(raw));
  }

  /// The hash of several events: SHA-256 over their hashes, one after the other.
  public static DataHash ofAll(Collection<DataHash> events) {
    MessageDigest digest = sha256();
    events.forEach(each -> digest.update(each.bytes));
    return new DataHash(digest.digest());
  }

  /// A copy of its 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataHash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// As it stands in a leaf: `sha256:` and hexadecimal digits.
  @Override
  public String toString() {
    return "sha256:" + HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
