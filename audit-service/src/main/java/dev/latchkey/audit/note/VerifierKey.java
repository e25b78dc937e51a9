package dev.latchkey.audit.note;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Who signs notes, as those who check them know it: a name and an Ed25519 public key. Source: C2SP
/// `signed-note`, "Verifier keys".
public final class VerifierKey {

  private static final byte ED25519 = 0x01;
  private static final int KEY_BYTES = 32;

  private final String name;
  private final byte[] key;

  private VerifierKey(String name, byte[] key) {
    if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
      throw new IllegalArgumentException("a key's name has no spaces and no plus sign: " + name);
    }
    this.name = name;
    this.key = key;
  }

  /// The verifier of what the private half of this key signs.
  public static VerifierKey of(String name, EdECPublicKey key) {
    return new VerifierKey(name, encoded(key.getPoint()));
  }

  /// Reads a key as [#toString] writes it.
  ///
  /// @throws IllegalArgumentException if the text is none, or its id does not fit
  public static VerifierKey parse(String text) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a verifier key: " + text);
    }
    byte[] key = Base64.getDecoder().decode(parts[2]);
    if (key.length != KEY_BYTES + 1 || key[0] != ED25519) {
      throw new IllegalArgumentException("not an Ed25519 key: " + text);
    }
    VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
    if (!parsed.toString().equals(text)) {
      throw new IllegalArgumentException("the id does not belong to the key: " + text);
    }
    return parsed;
  }

  /// The name, which is the origin of a log that signs for itself.
  public String name() {
    return name;
  }

  /// The four bytes by which a signature tells its key.
  byte[] id() {
    MessageDigest digest = sha256();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(ED25519);
    return Arrays.copyOf(digest.digest(key), 4);
  }

  /// Whether this key's owner has signed the text.
  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey());
      check.update(text);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// `<name>+<id in hex>+<base64 of the type and the key>`.
  @Override
  public String toString() {
    byte[] typed = new byte[KEY_BYTES + 1];
    typed[0] = ED25519;
    System.arraycopy(key, 0, typed, 1, KEY_BYTES);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] bigEndian = key.clone();
    for (int i = 0; i < KEY_BYTES / 2; i++) {
      byte swapped = bigEndian[i];
      bigEndian[i] = bigEndian[KEY_BYTES - 1 - i];
      bigEndian[KEY_BYTES - 1 - i] = swapped;
    }
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  /// The little-endian y coordinate with the sign of x in its last bit. Source: RFC 8032 §5.1.2.
  private static byte[] encoded(EdECPoint point) {
    byte[] bigEndian = point.getY().toByteArray();
    byte[] encoded = new byte[KEY_BYTES];
    for (int i = 0; i < Math.min(bigEndian.length, KEY_BYTES); i++) {
      encoded[i] = bigEndian[bigEndian.length - 1 - i];
    }
    if (point.isXOdd()) {
      encoded[KEY_BYTES - 1] |= (byte) 0x80;
    }
    return encoded;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
