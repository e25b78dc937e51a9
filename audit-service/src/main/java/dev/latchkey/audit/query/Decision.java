package dev.latchkey.audit.query;

/// An event's part in a fallback.
public enum Decision {
  INTENT("intent"),
  SERVED("served"),
  FAILED("failed"),
  REFUSED("refused"),
  NOT_EXECUTED("not-executed");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  /// The name in events and in the API.
  @Override
  public String toString() {
    return text;
  }
}
