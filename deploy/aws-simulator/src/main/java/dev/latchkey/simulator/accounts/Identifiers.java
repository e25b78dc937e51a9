package dev.latchkey.simulator.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.digest.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes identifiers and secrets in AWS's shapes. Made-up secrets start with `Simulated`, so that
/// nobody takes one for a real secret.
public final class Identifiers {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SUFFIX_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Identifiers() {}

  /// A new id of a long-term key.
  public static String newAccessKeyId() {
    return "AKIA" + suffix(randomBytes(SUFFIX_LENGTH));
  }

  /// A new id of a session's key.
  public static String newSessionKeyId() {
    return "ASIA" + suffix(randomBytes(SUFFIX_LENGTH));
  }

  /// A new twelve-digit account id.
  static String newAccountId() {
    return String.valueOf(RANDOM.nextLong(100_000_000_000L, 1_000_000_000_000L));
  }

  /// A new secret of 40 characters.
  static SecretKey newSecret() {
    String random = Base64.getEncoder().encodeToString(randomBytes(24));
    return new SecretKey(("Simulated" + random).substring(0, 40));
  }

  static String userId(String accountId, String userName) {
    return "AIDA" + suffix(Digests.sha256().digest((accountId + "/" + userName).getBytes(UTF_8)));
  }

  /// The unique id of a role, `AROA…`.
  static String roleId(String accountId, String roleName) {
    String name = accountId + "/role/" + roleName;
    return "AROA" + suffix(Digests.sha256().digest(name.getBytes(UTF_8)));
  }

  private static String suffix(byte[] octets) {
    StringBuilder suffix = new StringBuilder(SUFFIX_LENGTH);
    for (int index = 0; index < SUFFIX_LENGTH; index++) {
      suffix.append(ALPHABET.charAt(octets[index] & 31));
    }
    return suffix.toString();
  }

  private static byte[] randomBytes(int count) {
    byte[] octets = new byte[count];
    RANDOM.nextBytes(octets);
    return octets;
  }
}
