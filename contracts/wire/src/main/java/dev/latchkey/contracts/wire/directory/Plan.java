package dev.latchkey.contracts.wire.directory;

import com.fasterxml.jackson.annotation.JsonValue;

/// What an organisation pays the host product for, cheapest first.
public enum Plan {
  FREE("free"),
  TEAM("team"),
  SCALE("scale"),
  SCALE_PLUS("scale-plus"),
  ENTERPRISE("enterprise"),
  /// Bring your own cloud: the whole product runs in the customer's account.
  BYOC("byoc");

  private final String text;

  Plan(String text) {
    this.text = text;
  }

  /// Whether workspaces on this plan may use their own AWS credential.
  public boolean hasByok() {
    return compareTo(SCALE) >= 0;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
