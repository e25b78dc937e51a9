package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a credential that was active once is not used now.
public enum InactiveReason {
  /// An owner switched it off; it can be switched on again.
  DISABLED("disabled"),
  /// The workspace's plan has no BYOK any more.
  DOWNGRADED("downgraded"),
  /// An owner deleted it.
  DELETED("deleted");

  private final String text;

  InactiveReason(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
