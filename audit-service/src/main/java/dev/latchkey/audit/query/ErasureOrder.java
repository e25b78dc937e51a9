package dev.latchkey.audit.query;

/// Whose events lose their content.
///
/// @param selector what they are chosen by
/// @param value the user, conversation, request or workspace
/// @param basis on what legal ground, in words
public record ErasureOrder(Selector selector, String value, String basis) {

  /// What events can be chosen by.
  public enum Selector {
    USER("user"),
    CONVERSATION("conversation"),
    REQUEST("request"),
    WORKSPACE("workspace");

    private final String text;

    Selector(String text) {
      this.text = text;
    }

    /// The name in the API and in events.
    @Override
    public String toString() {
      return text;
    }
  }
}
