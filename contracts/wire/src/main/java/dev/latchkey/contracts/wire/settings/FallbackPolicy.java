package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/// Whether a failed call may be served by the platform's credential.
public enum FallbackPolicy {
  /// It may, in the same region.
  ALLOW("allow"),
  /// It may once a user has confirmed it; the first time is served and says so.
  WARN("warn"),
  /// It may not; the error is shown. What holds where nobody has chosen.
  STRICT("strict");

  private final String text;

  FallbackPolicy(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
