package dev.latchkey.simulator.sts;

import dev.latchkey.simulator.exchange.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with the parameters of one request, in the words of AWS's service models.
final class Constraints {

  private final List<String> violations = new ArrayList<>();

  /// A parameter that must be there.
  void required(@Nullable String value, String name, int shortest, int longest, Pattern pattern) {
    if (value == null) {
      violations.add(
          "Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(name));
    } else {
      check(value, name, shortest, longest, pattern);
    }
  }

  /// A parameter that may be left out.
  void optional(@Nullable String value, String name, int shortest, int longest, Pattern pattern) {
    if (value != null) {
      check(value, name, shortest, longest, pattern);
    }
  }

  private void check(String value, String name, int shortest, int longest, Pattern pattern) {
    if (value.length() < shortest) {
      violate(value, name, "Member must have length greater than or equal to " + shortest);
    }
    if (value.length() > longest) {
      violate(value, name, "Member must have length less than or equal to " + longest);
    }
    if (!pattern.matcher(value).matches()) {
      violate(value, name, "Member must satisfy regular expression pattern: " + pattern);
    }
  }

  void violate(String value, String name, String constraint) {
    violations.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(value, name, constraint));
  }

  /// The error that tells all of it; empty when nothing is wrong.
  Optional<AwsError> error() {
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AwsError(
                400,
                "ValidationError",
                "%d validation error%s detected: %s"
                    .formatted(
                        violations.size(),
                        violations.size() == 1 ? "" : "s",
                        String.join("; ", violations))));
  }
}
