package dev.latchkey.contracts.wire.fallback;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/// What one rule of the fallback decision said.
///
/// @param rule the rule's name, as in the documentation of the decision
/// @param verdict what it said
/// @param reason why it spoke against the fallback, or in a few words what it saw
public record RuleVerdict(String rule, Verdict verdict, String reason) {

  public RuleVerdict {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reason, "reason");
  }

  /// For, against, or not asked because it does not concern this request.
  public enum Verdict {
    PERMITS("permits"),
    REFUSES("refuses"),
    DOES_NOT_APPLY("does-not-apply");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @JsonValue
    @Override
    public String toString() {
      return text;
    }
  }
}
