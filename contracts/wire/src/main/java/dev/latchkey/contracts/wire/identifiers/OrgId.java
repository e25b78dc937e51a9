package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// The organisation that workspaces belong to.
public record OrgId(@JsonValue String value) {

  private static final Shape SHAPE = Shape.chosenName("org id");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrgId {
    SHAPE.require(value);
  }

  /// Reads text from outside.
  public static Parsed<OrgId> parse(@Nullable String text) {
    return SHAPE.parse(text, OrgId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
