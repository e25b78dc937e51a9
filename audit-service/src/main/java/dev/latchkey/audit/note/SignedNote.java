package dev.latchkey.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A text with the signatures under it. Source: C2SP `signed-note`.
///
/// @param text what is signed; its last line ends with a line break
/// @param signatures the lines below it, each `— <name> <base64 of key id and signature>`
public record SignedNote(String text, List<String> signatures) {

  private static final String DASH = "— ";
  private static final int ID_BYTES = 4;

  /// @throws IllegalArgumentException if the text does not end with a line break
  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends with a line break");
    }
    signatures = List.copyOf(signatures);
  }

  static SignedNote of(String text, VerifierKey signer, byte[] signature) {
    byte[] id = signer.id();
    byte[] both = Arrays.copyOf(id, ID_BYTES + signature.length);
    System.arraycopy(signature, 0, both, ID_BYTES, signature.length);
    String line = DASH + signer.name() + " " + Base64.getEncoder().encodeToString(both);
    return new SignedNote(text, List.of(line));
  }

  /// Reads a note as [#toString] writes it; empty when it is none.
  public static Optional<SignedNote> parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    List<String> lines = note.substring(end + 2).lines().toList();
    boolean wellFormed = !lines.isEmpty() && lines.stream().allMatch(SignedNote::isSignature);
    return wellFormed
        ? Optional.of(new SignedNote(note.substring(0, end + 1), lines))
        : Optional.empty();
  }

  private static boolean isSignature(String line) {
    return line.startsWith(DASH) && line.split(" ", -1).length == 3;
  }

  /// Whether the owner of this key has signed the text.
  public boolean isSignedBy(VerifierKey key) {
    return signatures.stream().anyMatch(line -> isSignedBy(key, line.split(" ", -1)));
  }

  private boolean isSignedBy(VerifierKey key, String[] parts) {
    if (!parts[1].equals(key.name())) {
      return false;
    }
    byte[] both = decoded(parts[2]);
    return both.length > ID_BYTES
        && Arrays.equals(Arrays.copyOf(both, ID_BYTES), key.id())
        && key.verifies(
            text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(both, ID_BYTES, both.length));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /// The note as it is published.
  @Override
  public String toString() {
    return text + "\n" + String.join("\n", signatures) + "\n";
  }
}
