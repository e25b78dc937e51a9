package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonValue;

/// Who pays AWS for a call.
public enum Payer {
  /// The workspace's own AWS account.
  CUSTOMER("customer"),
  /// The platform's AWS account in the same region.
  PLATFORM("platform"),
  /// Nobody: no call reached AWS.
  NONE("none");

  private final String text;

  Payer(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
