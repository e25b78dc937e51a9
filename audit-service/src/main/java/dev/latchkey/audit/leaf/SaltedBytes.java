package dev.latchkey.audit.leaf;

/// The bytes of an event with the salt of their hash. The arrays are not copied: whoever makes it
/// gives them away, and whoever reads them does not write to them.
public final class SaltedBytes {

  private final byte[] raw;
  private final byte[] salt;

  /// @param raw the value of a Kafka record, byte for byte; empty when it has none
  /// @param salt random, [DataHash#SALT_LENGTH] bytes
  public SaltedBytes(byte[] raw, byte[] salt) {
    if (salt.length != DataHash.SALT_LENGTH) {
      throw new IllegalArgumentException(salt.length + " bytes are no salt");
    }
    this.raw = raw;
    this.salt = salt;
  }

  public byte[] raw() {
    return raw;
  }

  public byte[] salt() {
    return salt;
  }

  /// The number of bytes without the salt.
  public int size() {
    return raw.length;
  }

  /// What a leaf knows of them.
  public DataHash hash() {
    return DataHash.of(salt, raw);
  }

  /// The size only.
  @Override
  public String toString() {
    return "[" + raw.length + " bytes]";
  }
}
