package dev.latchkey.routing.decision;

/// How many retries a workspace may still cause: a bucket of tokens, so that one that is throttled
/// adds a tenth to its load at most. Each request deposits a tenth of a token, each retry takes a
/// whole one.
///
/// @param tenths what is in it, in tenths of a token
public record RetryBudget(int tenths) {

  private static final int ONE = 10;
  private static final int FULL = 10 * ONE;
  private static final int BEGIN = 3 * ONE;

  public RetryBudget {
    if (tenths < 0 || tenths > FULL) {
      throw new IllegalArgumentException(tenths + " tenths are not within 0.." + FULL);
    }
  }

  /// The budget of a workspace that was not seen before: three retries.
  public static RetryBudget begin() {
    return new RetryBudget(BEGIN);
  }

  /// The budget after one more request, a retry not counted as one; ten retries at most.
  public RetryBudget afterRequest() {
    return new RetryBudget(Math.min(tenths + 1, FULL));
  }

  /// Whether a retry can be taken.
  public boolean permitsRetry() {
    return tenths >= ONE;
  }

  /// The budget after one more retry.
  ///
  /// @throws IllegalArgumentException when none is permitted
  public RetryBudget afterRetry() {
    return new RetryBudget(tenths - ONE);
  }
}
