package dev.latchkey.contracts.wire.error;

import com.fasterxml.jackson.annotation.JsonValue;

/// Who can do something about a failure.
public enum Responsible {
  /// Whoever sent the request.
  MEMBER("member"),
  /// The owner of the workspace.
  OWNER("owner"),
  /// The administrator of the customer's AWS account.
  AWS_ADMIN("aws-admin"),
  /// Those who run Latchkey.
  PLATFORM("platform");

  private final String text;

  Responsible(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
