package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// One stored credential of a workspace, through all its versions.
public record CredentialId(@JsonValue String value) {

  private static final Shape SHAPE = Shape.chosenName("credential id");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CredentialId {
    SHAPE.require(value);
  }

  /// Reads text from outside.
  public static Parsed<CredentialId> parse(@Nullable String text) {
    return SHAPE.parse(text, CredentialId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
