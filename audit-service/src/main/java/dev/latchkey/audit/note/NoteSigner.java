package dev.latchkey.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// Signs notes.
public final class NoteSigner {

  private final VerifierKey verifier;
  private final PrivateKey key;

  /// @param verifier how others know this signer
  /// @param key the private half, Ed25519
  public NoteSigner(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /// How others know this signer.
  public VerifierKey verifier() {
    return verifier;
  }

  /// A note with this text, signed.
  ///
  /// @throws IllegalArgumentException if the text does not end with a line break
  public SignedNote sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return SignedNote.of(text, verifier, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key signs nothing", e);
    }
  }
}
