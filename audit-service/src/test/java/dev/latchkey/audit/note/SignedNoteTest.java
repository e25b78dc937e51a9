package dev.latchkey.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /// The example of Go's `golang.org/x/mod/sumdb/note`.
  private static final VerifierKey OF_ANOTHER_IMPLEMENTATION =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  private static final String BY_ANOTHER_IMPLEMENTATION =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  @Test
  void ofAnotherImplementationIsVerified() {
    // When
    SignedNote note = SignedNote.parse(BY_ANOTHER_IMPLEMENTATION).orElseThrow();

    // Then
    assertThat(note.isSignedBy(OF_ANOTHER_IMPLEMENTATION)).isTrue();
    assertThat(note).hasToString(BY_ANOTHER_IMPLEMENTATION);
  }

  @Test
  void isNotSignedWhenAnyOfItsTextIsChanged() {
    // Given
    String changed = BY_ANOTHER_IMPLEMENTATION.replace("answer", "Answer");

    // When
    SignedNote note = SignedNote.parse(changed).orElseThrow();

    // Then
    assertThat(note.isSignedBy(OF_ANOTHER_IMPLEMENTATION)).isFalse();
  }

  @Test
  void ofAFreshKeyIsVerifiedByItAndByNoOther() throws NoSuchAlgorithmException {
    for (int i = 0; i < 40; i++) {
      // Given
      NoteSigner signer = freshSigner("audit.example.com/log-" + i);
      NoteSigner other = freshSigner("audit.example.com/log-" + i);

      // When
      SignedNote note = SignedNote.parse(signer.sign("text\n").toString()).orElseThrow();

      // Then
      assertThat(note.isSignedBy(VerifierKey.parse(signer.verifier().toString()))).isTrue();
      assertThat(note.isSignedBy(other.verifier())).isFalse();
    }
  }

  @Test
  void mayHaveSignaturesOfOthersToo() throws NoSuchAlgorithmException {
    // Given
    NoteSigner log = freshSigner("log");
    NoteSigner witness = freshSigner("witness");
    SignedNote byLog = log.sign("text\n");
    SignedNote byWitness = witness.sign("text\n");

    // When
    SignedNote both =
        new SignedNote(
            "text\n", List.of(byWitness.signatures().getFirst(), byLog.signatures().getFirst()));

    // Then
    assertThat(both.isSignedBy(log.verifier())).isTrue();
    assertThat(both.isSignedBy(witness.verifier())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "text\n",
        "text\n\n",
        "text\n\n— name",
        "text\n\n— name\n",
        "text\n\n- name AAAA\n",
        "text\n\n— name AAAA BBBB\n"
      })
  void isNotReadFromWhatIsNone(String text) {
    assertThat(SignedNote.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "— PeterNeumann !\n",
        "— PeterNeumann x08go/Y=\n",
        "— PeterNeumann AAAAAAAAAA==\n"
      })
  void isNotSignedByWhatIsNoSignature(String line) {
    // When
    SignedNote note = SignedNote.parse("text\n\n" + line).orElseThrow();

    // Then
    assertThat(note.isSignedBy(OF_ANOTHER_IMPLEMENTATION)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy1w==",
        "PeterNeumann+c74f20a3+!"
      })
  void hasNoVerifierOfATextThatIsNoKey(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static NoteSigner freshSigner(String name) throws NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new NoteSigner(
        VerifierKey.of(name, (EdECPublicKey) pair.getPublic()), pair.getPrivate());
  }
}
