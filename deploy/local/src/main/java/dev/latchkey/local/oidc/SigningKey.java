package dev.latchkey.local.oidc;

import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// The issuer's RSA key. It is kept, so that a token outlives a restart of the stack.
public final class SigningKey {
  private static final int BITS = 2048;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final RSAPrivateCrtKey key;
  private final String id;

  private SigningKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
    this.key = key;
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getModulus().toByteArray());
    this.id = BASE64.encodeToString(Arrays.copyOf(digest, 12));
  }

  /// The key in the file, made first if the file is not there. Nobody but the owner can read it.
  public static SigningKey keptIn(Path file) {
    try {
      if (!Files.exists(file)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        new OwnerOnlyFile(file).write(generator.generateKeyPair().getPrivate().getEncoded());
      }
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
      return new SigningKey(
          (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(encoded));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the issuer's key in " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The issuer's key in " + file + " is not usable", e);
    }
  }

  /// The claims as a signed JWT (RFC 7519, algorithm RS256).
  String sign(Map<String, Object> claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", id);
    String content = encode(WireJson.write(header)) + "." + encode(WireJson.write(claims));
    return content + "." + encode(signature(content));
  }

  /// The public key as RFC 7517 writes it.
  Map<String, Object> publicKey() {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("alg", "RS256");
    jwk.put("kid", id);
    jwk.put("n", encode(unsigned(key.getModulus())));
    jwk.put("e", encode(unsigned(key.getPublicExponent())));
    return jwk;
  }

  private byte[] signature(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK cannot sign with RS256", e);
    }
  }

  /// Big-endian without the sign octet that Java may put in front (RFC 7518, section 6.3.1).
  private static byte[] unsigned(BigInteger number) {
    byte[] octets = number.toByteArray();
    return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
  }

  private static String encode(byte[] octets) {
    return BASE64.encodeToString(octets);
  }
}
