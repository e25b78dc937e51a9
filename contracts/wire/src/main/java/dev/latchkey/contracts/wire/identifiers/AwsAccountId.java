package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A twelve-digit AWS account id. Members see it [#masked] only.
public record AwsAccountId(@JsonValue String value) {

  private static final Shape SHAPE =
      new Shape("AWS account id", Pattern.compile("[0-9]{12}"), "twelve digits");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AwsAccountId {
    SHAPE.require(value);
  }

  /// Reads text from outside.
  public static Parsed<AwsAccountId> parse(@Nullable String text) {
    return SHAPE.parse(text, AwsAccountId::new);
  }

  /// The account with all but its last four digits hidden, as answers to members show it.
  public String masked() {
    return "********" + value.substring(8);
  }

  @Override
  public String toString() {
    return value;
  }
}
