package dev.latchkey.contracts.wire.error;

/// Why the platform's credential did not serve a failed call. Each is the name of the first rule
/// that spoke against it.
public enum FallbackReason {
  /// The policy is Strict.
  POLICY_STRICT("The workspace's policy is Strict."),
  /// The failure is none that another credential may mend.
  NOT_A_CANDIDATE("Such a failure never falls back."),
  /// The operation was not granted as eligible.
  OPERATION_NOT_ELIGIBLE("The operation is not granted as eligible for fallback."),
  /// An autonomous write in production never falls back.
  AUTONOMOUS_PRODUCTION_WRITE("Autonomous writes in production never fall back."),
  /// The call may have run, and the operation must not run twice.
  NOT_REPEATABLE("The call may have run already, and the operation must not run twice."),
  /// Part of the answer was sent.
  DELTA_SENT("Part of the answer has been sent."),
  /// The policy is Warn and the request names no user or no session.
  SESSION_UNKNOWN("The policy is Warn, and the request does not say whose session it is."),
  /// The policy is Warn and the user has not confirmed this session.
  CONFIRMATION_REQUIRED("The policy is Warn, and the user has not confirmed this session."),
  /// Something in the request belongs to the customer's account.
  NOT_PORTABLE("The request uses something that only the workspace's AWS account has."),
  /// The platform serves nothing in this region, or not this model.
  NO_PLATFORM_ROUTE("The platform has no credential for this region and model."),
  /// The platform's call might run in regions where the original would not.
  DESTINATIONS_WIDER("The platform's call might run outside the regions of the original."),
  /// Nobody knows the price, so no cap could be kept.
  PRICE_UNKNOWN("The price of the model is unknown, so that no spending cap could be kept."),
  /// The day's money is used up.
  MONEY_CAP_REACHED("The workspace's fallback money for today is used up."),
  /// Too many fallbacks in a row.
  CONSECUTIVE_CAP_REACHED("Too many fallbacks in a row; mend the workspace's own credential."),
  /// No call is left in the request's budget.
  CALLS_SPENT("The request's calls are used up."),
  /// No time is left.
  DEADLINE_PASSED("The deadline has passed."),
  /// The settings could not be proven current.
  SETTINGS_NOT_PROVEN("The workspace's settings could not be proven current."),
  /// The audit topic would not keep the intent safe.
  AUDIT_NOT_DURABLE("The audit topic is not replicated as it must be."),
  /// Kafka did not acknowledge the intent in time.
  INTENT_NOT_DURABLE("The audit record of the fallback could not be written in time."),
  /// The settings changed between the decision and the call.
  SETTINGS_CHANGED("The workspace's settings changed before the platform was called."),
  /// The platform's own credential could not be opened.
  PLATFORM_UNAVAILABLE("The platform's own credential could not be opened."),
  /// The platform was called, and that call failed.
  PLATFORM_FAILED("The platform's call failed as well."),
  /// The process that had decided ended first.
  PROCESS_ENDED("The process that served the request ended before the platform was called.");

  private final String sentence;

  FallbackReason(String sentence) {
    this.sentence = sentence;
  }

  /// The reason in a sentence for people.
  public String sentence() {
    return sentence;
  }
}
