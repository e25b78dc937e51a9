package dev.latchkey.audit.verify;

import dev.latchkey.audit.note.NoteSigner;
import dev.latchkey.audit.note.VerifierKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;

/// A key pair that signs for every name.
final class SampleKey {

  private final KeyPair pair;

  SampleKey() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// The raw public key.
  String base64() {
    byte[] encoded = pair.getPublic().getEncoded();
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  String signed(String name, String text) {
    VerifierKey verifier = VerifierKey.of(name, (EdECPublicKey) pair.getPublic());
    return new NoteSigner(verifier, pair.getPrivate()).sign(text).toString();
  }
}
