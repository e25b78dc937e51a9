package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A workspace: the tenant whose AWS account pays. Part of Vault paths and Kafka keys.
public record WorkspaceId(@JsonValue String value) {

  private static final Shape SHAPE = Shape.chosenName("workspace id");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkspaceId {
    SHAPE.require(value);
  }

  /// Reads text from outside.
  public static Parsed<WorkspaceId> parse(@Nullable String text) {
    return SHAPE.parse(text, WorkspaceId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
