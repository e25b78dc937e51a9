package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.wire.secret.SecretText;

/// A text that a test put into the system and that must not come out where it does not belong.
///
/// @param name what findings call it, since they never show the text
/// @param kind where it may be
/// @param text at least 12 characters that occur nowhere else
public record Planted(String name, Kind kind, SecretText text) {
  private static final int SHORTEST = 12;

  /// What kind of text.
  public enum Kind {
    /// Belongs into Vault and nowhere else (INV-1).
    SECRET,

    /// A prompt or an answer: may be where content may be (INV-13).
    CONTENT
  }

  public Planted {
    if (text.reveal().length() < SHORTEST) {
      throw new IllegalArgumentException(
          name + " is too short to be searched for: it may occur by chance");
    }
  }

  /// A secret access key, session token or the like.
  public static Planted secret(String name, SecretText text) {
    return new Planted(name, Kind.SECRET, text);
  }

  /// A prompt or an answer.
  public static Planted content(String name, String text) {
    return new Planted(name, Kind.CONTENT, SecretText.of(text));
  }
}
