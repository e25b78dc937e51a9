package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why the platform's credential paid for a call.
public enum PlatformUse {
  /// A call of the workspace's own credential had failed; an audited fallback served it.
  FALLBACK("fallback"),
  /// The workspace never had a credential of its own.
  NOT_CONFIGURED("not-configured"),
  /// An owner switched the workspace's credential off.
  DISABLED("disabled"),
  /// The workspace's plan has no BYOK any more.
  DOWNGRADED("downgraded"),
  /// An owner deleted the workspace's credential.
  DELETED("deleted");

  private final String text;

  PlatformUse(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
