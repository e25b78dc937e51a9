package dev.latchkey.contracts.wire.admin;

import com.fasterxml.jackson.annotation.JsonValue;

/// What an owner can make of a workspace's own credential.
public enum ByokState {
  ENABLED("enabled"),
  DISABLED("disabled"),
  DELETED("deleted");

  private final String text;

  ByokState(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
