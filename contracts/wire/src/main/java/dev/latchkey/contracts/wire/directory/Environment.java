package dev.latchkey.contracts.wire.directory;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a workspace is for. An autonomous write in production never falls back (INV-6).
public enum Environment {
  PRODUCTION("production"),
  STAGING("staging"),
  DEVELOPMENT("development");

  private final String text;

  Environment(String text) {
    this.text = text;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
