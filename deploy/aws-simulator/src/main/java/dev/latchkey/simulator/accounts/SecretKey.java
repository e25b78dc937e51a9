package dev.latchkey.simulator.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A secret access key. Prints as `[redacted]`, so that no log or message shows it by accident; the
/// admin interface shows it on purpose.
public final class SecretKey {

  private final String text;

  @JsonCreator
  public SecretKey(String text) {
    this.text = text;
  }

  /// The secret itself.
  @JsonValue
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
