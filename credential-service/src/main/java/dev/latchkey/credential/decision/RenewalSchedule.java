package dev.latchkey.credential.decision;

import java.time.Duration;
import java.time.Instant;

/// When a session is renewed, and when a renewal that failed is tried again. The spread is chance
/// from outside, so that the sessions of a thousand workspaces do not fall due in one second.
public final class RenewalSchedule {

  /// The wait after the first failure.
  public static final Duration FIRST_RETRY = Duration.ofSeconds(30);

  /// The longest wait after any failure: a key that its owner repairs works again this soon.
  public static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  private static final double DUE = 2.0 / 3.0;
  private static final double SPREAD = 0.1;

  private RenewalSchedule() {}

  /// When to renew a session: at two thirds of its life, up to a twentieth of it earlier or later.
  ///
  /// @param spread from 0 (earliest) to 1 (latest)
  public static Instant renewAt(Instant issuedAt, Instant expiresAt, double spread) {
    long life = Duration.between(issuedAt, expiresAt).toMillis();
    double share = DUE + (spread - 0.5) * SPREAD;
    return issuedAt.plusMillis(Math.round(life * share));
  }

  /// When to try again: twice the last wait each time up to the longest, of which the spread takes
  /// away up to a half.
  ///
  /// @param failures how often it has failed in a row, 1 or more
  /// @param spread from 0 (earliest) to 1 (latest)
  public static Instant retryAt(Instant now, int failures, double spread) {
    long doubled = FIRST_RETRY.toMillis() << Math.min(failures - 1, 10);
    long wait = Math.min(doubled, LONGEST_RETRY.toMillis());
    return now.plusMillis(Math.round(wait * (0.5 + spread / 2)));
  }
}
