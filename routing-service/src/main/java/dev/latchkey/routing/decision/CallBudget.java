package dev.latchkey.routing.decision;

/// How many calls to Bedrock a request has cost and may still cost (INV-8). It counts every call,
/// whatever its cause.
///
/// @param spent calls made so far
public record CallBudget(int spent) {

  /// The most calls that one request may ever cost.
  public static final int MAX_CALLS = 3;

  public CallBudget {
    if (spent < 0 || spent > MAX_CALLS) {
      throw new IllegalArgumentException(spent + " calls are not within 0.." + MAX_CALLS);
    }
  }

  /// The budget of a request that has not been sent yet.
  public static CallBudget untouched() {
    return new CallBudget(0);
  }

  /// The most calls that the workspace's own credential may make: where the policy could permit a
  /// fallback, one is kept for it.
  public static int ownLimit(boolean fallbackPossible) {
    return fallbackPossible ? MAX_CALLS - 1 : MAX_CALLS;
  }

  /// Whether one more call is allowed.
  public boolean allowsCall() {
    return spent < MAX_CALLS;
  }

  /// The budget after one more call.
  public CallBudget spendOne() {
    return new CallBudget(spent + 1);
  }
}
