package dev.latchkey.contracts.testkit.oidc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// An RSA key that signs JSON Web Tokens with RS256 (RFC 7515 and RFC 7518 §3.3).
final class TokenKey {
  private static final int BITS = 2048;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair pair;
  private final String id;

  private TokenKey(KeyPair pair, String id) {
    this.pair = pair;
    this.id = id;
  }

  static TokenKey generate() {
    return generateUnder(UUID.randomUUID().toString());
  }

  /// A key that bears this id.
  static TokenKey generateUnder(String id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new TokenKey(generator.generateKeyPair(), id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA", e);
    }
  }

  /// The key's id, by which tokens name it.
  String id() {
    return id;
  }

  /// The public half as a JSON Web Key (RFC 7517).
  Map<String, String> publicParameters() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        id,
        "n",
        unsigned(key.getModulus()),
        "e",
        unsigned(key.getPublicExponent()));
  }

  String sign(String claims) {
    String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}";
    String signed = base64(header) + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA256withRSA", e);
    }
  }

  private static String base64(String text) {
    return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Big-endian without the sign byte that `BigInteger` puts before a high bit.
  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    boolean signByte = bytes[0] == 0;
    return BASE64URL.encodeToString(
        signByte ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
