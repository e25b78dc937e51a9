package dev.latchkey.audit.vault;

import dev.latchkey.audit.note.NoteSigner;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.audit.note.VerifierKey;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Ed25519 key pair that signs in every name of the log. Its private half is a secret: it
/// leaves this class towards Vault only.
public final class SigningKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "private_key";
  private static final String PUBLIC = "public_key";
  private static final int RAW_BYTES = 32;

  private final SecretText privateKey;
  private final EdECPublicKey publicKey;

  private SigningKey(SecretText privateKey, EdECPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// A new key pair.
  static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      String pkcs8 = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
      return new SigningKey(SecretText.of(pkcs8), (EdECPublicKey) pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// Reads what [#fields] has written; empty when it is no key pair.
  static Optional<SigningKey> of(Map<String, SecretText> fields) {
    SecretText privateKey = fields.get(PRIVATE);
    byte[] encoded = decoded(fields.get(PUBLIC));
    try {
      EdECPublicKey publicKey =
          (EdECPublicKey)
              KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
      return Optional.ofNullable(privateKey)
          .map(present -> new SigningKey(present, publicKey))
          .filter(SigningKey::isPair);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// As Vault keeps it: PKCS#8 and X.509, in base64.
  Map<String, SecretText> fields() {
    String encoded = Base64.getEncoder().encodeToString(publicKey.getEncoded());
    return Map.of(PRIVATE, privateKey, PUBLIC, SecretText.of(encoded));
  }

  /// What others verify with: the 32 bytes of the public half, in base64.
  public String publicKey() {
    byte[] encoded = publicKey.getEncoded();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
  }

  /// How others know who signs in this name.
  public VerifierKey verifier(String name) {
    return VerifierKey.of(name, publicKey);
  }

  /// Signs a text in a name.
  public SignedNote sign(String name, String text) {
    return new NoteSigner(verifier(name), privateHalf()).sign(text);
  }

  private boolean isPair() {
    try {
      return sign("pair", "pair\n").isSignedBy(verifier("pair"));
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private PrivateKey privateHalf() {
    try {
      PKCS8EncodedKeySpec pkcs8 = new PKCS8EncodedKeySpec(decoded(privateKey));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(pkcs8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key is no Ed25519 key");
    }
  }

  private static byte[] decoded(@Nullable SecretText base64) {
    try {
      return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64.reveal());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey() + "]";
  }
}
