package dev.latchkey.simulator.sts;

import dev.latchkey.simulator.exchange.AwsError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a session of GetSessionToken may last: 15 minutes to 36 hours, 12 hours by default.
sealed interface SessionDuration {

  /// Within bounds.
  record Accepted(Duration duration) implements SessionDuration {}

  /// Out of bounds, or no number.
  record Refused(AwsError error) implements SessionDuration {}

  /// Reads the wish of a request.
  ///
  /// @param seconds as sent, `null` when absent
  static SessionDuration read(@Nullable String seconds) {
    if (seconds == null) {
      return new Accepted(Duration.ofHours(12));
    }
    try {
      return bounded(Integer.parseInt(seconds), seconds);
    } catch (NumberFormatException e) {
      return new Refused(
          new AwsError(400, "MalformedInput", "DurationSeconds is not an integer: " + seconds));
    }
  }

  private static SessionDuration bounded(int value, String seconds) {
    if (value < 900) {
      return outOfBounds(seconds, "greater than or equal to 900");
    }
    if (value > 129_600) {
      return outOfBounds(seconds, "less than or equal to 129600");
    }
    return new Accepted(Duration.ofSeconds(value));
  }

  private static SessionDuration outOfBounds(String seconds, String constraint) {
    return new Refused(
        new AwsError(
            400,
            "ValidationError",
            ("1 validation error detected: Value '%s' at 'durationSeconds' failed to satisfy"
                    + " constraint: Member must have value %s")
                .formatted(seconds, constraint)));
  }
}
