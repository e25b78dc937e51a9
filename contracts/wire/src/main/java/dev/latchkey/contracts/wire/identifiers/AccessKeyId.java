package dev.latchkey.contracts.wire.identifiers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The public half of an AWS access key: `AKIA…` for a long-term key of an IAM user, `ASIA…` for a
/// session. It is no secret; people outside the security team still see it [#masked].
///
/// Source: IAM user guide, "Unique ID prefixes".
public record AccessKeyId(@JsonValue String value) {

  private static final Shape SHAPE =
      new Shape(
          "access key id",
          Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,124}"),
          "an AWS access key id: AKIA or ASIA followed by capital letters and digits");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccessKeyId {
    SHAPE.require(value);
  }

  /// Reads text from outside.
  public static Parsed<AccessKeyId> parse(@Nullable String text) {
    return SHAPE.parse(text, AccessKeyId::new);
  }

  /// Whether this is the key of an IAM user, from which sessions can be minted.
  public boolean isLongTerm() {
    return value.startsWith("AKIA");
  }

  /// The kind prefix and the last four characters.
  public String masked() {
    return value.substring(0, 4) + "…" + value.substring(value.length() - 4);
  }

  @Override
  public String toString() {
    return value;
  }
}
