package dev.latchkey.simulator.sts;

import dev.latchkey.simulator.exchange.AwsError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a session may last that a request asks for.
sealed interface SessionDuration {

  /// Within bounds.
  record Accepted(Duration duration) implements SessionDuration {}

  /// Out of bounds, or no number.
  record Refused(AwsError error) implements SessionDuration {}

  /// What an operation allows; the least is 15 minutes everywhere.
  enum Bounds {
    /// GetSessionToken: up to 36 hours, 12 by default.
    OF_USER(43_200, 129_600),
    /// AssumeRole: up to 12 hours, one by default.
    OF_ROLE(3_600, 43_200);

    private static final int LEAST = 900;
    private final int absent;
    private final int most;

    Bounds(int absent, int most) {
      this.absent = absent;
      this.most = most;
    }
  }

  /// Reads the wish of a request.
  ///
  /// @param seconds as sent, `null` when absent
  static SessionDuration read(@Nullable String seconds, Bounds bounds) {
    if (seconds == null) {
      return new Accepted(Duration.ofSeconds(bounds.absent));
    }
    try {
      return bounded(Integer.parseInt(seconds), seconds, bounds);
    } catch (NumberFormatException e) {
      return new Refused(
          new AwsError(400, "MalformedInput", "DurationSeconds is not an integer: " + seconds));
    }
  }

  private static SessionDuration bounded(int value, String seconds, Bounds bounds) {
    if (value < Bounds.LEAST) {
      return outOfBounds(seconds, "greater than or equal to " + Bounds.LEAST);
    }
    if (value > bounds.most) {
      return outOfBounds(seconds, "less than or equal to " + bounds.most);
    }
    return new Accepted(Duration.ofSeconds(value));
  }

  private static SessionDuration outOfBounds(String seconds, String constraint) {
    Constraints constraints = new Constraints();
    constraints.violate(seconds, "durationSeconds", "Member must have value " + constraint);
    return new Refused(constraints.error().orElseThrow());
  }
}
