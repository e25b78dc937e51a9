package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallVerdict.Failed;
import dev.latchkey.routing.decision.CallVerdict.Succeeded;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// Decides what follows a call: the one owner of retries (INV-8). A session that has expired is
/// read again once, because credential-service may have renewed it. What passes by itself is tried
/// again after a pause with full jitter. Every other failure is final.
public final class RetryRule {

  private static final Duration HALF_OF_FIRST_CEILING = Duration.ofMillis(125);

  private RetryRule() {}

  /// The step after a call.
  public static NextStep after(AttemptState state) {
    return switch (state.verdict()) {
      case Succeeded() -> new NextStep.Answer();
      case Failed(FailedCall call) ->
          mayCallAgain(call, state) ? afterFailure(call, state) : new NextStep.GiveUp();
    };
  }

  private static boolean mayCallAgain(FailedCall call, AttemptState state) {
    return state.budget().allowsCall()
        && state.budget().spent() < state.callLimit()
        && state.left().isPositive()
        && (state.repeatable() || call.certainty() != Certainty.MAY_HAVE_RUN);
  }

  private static NextStep afterFailure(FailedCall call, AttemptState state) {
    return switch (remedy(call.code())) {
      case FRESH_SESSION ->
          state.freshSession() ? new NextStep.GiveUp() : new NextStep.RetryWithFreshSession();
      case PAUSE -> state.retryPermitted() ? afterPause(call, state) : new NextStep.GiveUp();
      case NONE -> new NextStep.GiveUp();
    };
  }

  private static NextStep afterPause(FailedCall call, AttemptState state) {
    Duration pause = pause(call, state);
    return pause.compareTo(state.left()) < 0
        ? new NextStep.RetryAfter(pause)
        : new NextStep.GiveUp();
  }

  private static Duration pause(FailedCall call, AttemptState state) {
    Duration jittered =
        Duration.ofNanos((long) (state.jitter() * ceiling(state.budget()).toNanos()));
    Duration asked = call.retryAfter();
    return asked == null ? jittered : Collections.max(List.of(asked, jittered));
  }

  /// 250 ms after the first call, 500 ms after the second; there is no third retry.
  private static Duration ceiling(CallBudget budget) {
    return HALF_OF_FIRST_CEILING.multipliedBy(1L << budget.spent());
  }

  /// What may mend a failure without a person. Without a default, so that a new code does not
  /// compile until somebody has decided.
  private static Remedy remedy(ErrorCode code) {
    return switch (code) {
      case CREDENTIAL_EXPIRED -> Remedy.FRESH_SESSION;
      case THROTTLED, TRANSIENT, NETWORK, TIMEOUT -> Remedy.PAUSE;
      case REQUEST_MALFORMED,
          BODY_TOO_LARGE,
          API_UNSUPPORTED,
          WORKSPACE_BUSY,
          MODEL_UNKNOWN,
          REQUEST_ID_REUSED,
          GRANT_MISSING,
          GRANT_INVALID,
          GRANT_EXPIRED,
          GRANT_MISMATCH,
          DEADLINE_EXCEEDED,
          VALIDATION,
          CONTENT_FILTERED,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          WORKSPACE_UNKNOWN,
          REGION_MISSING,
          REGION_UNKNOWN,
          REGION_DISABLED,
          BYOK_DISABLED,
          BYOK_REQUIRED,
          POLICY_ENFORCED,
          PLAN_WITHOUT_BYOK,
          CREDENTIAL_ABSENT,
          CREDENTIAL_INCOMPLETE,
          CREDENTIAL_MISMATCH,
          CREDENTIAL_INVALID,
          ACCOUNT_CHANGED,
          KEY_KIND_UNSUPPORTED,
          SAVE_CONFLICT,
          IAM_DENIED,
          SCP_DENIED,
          MODEL_ACCESS_DENIED,
          MODEL_ACCESS_LOST,
          MODEL_RETIRED,
          MODEL_ELSEWHERE,
          MODEL_UNSUITABLE,
          BILLING,
          ACCOUNT_BLOCKED,
          QUOTA,
          CLOCK_SKEW,
          CONFIGURATION,
          SECRET_STORE_UNAVAILABLE,
          DATABASE_UNAVAILABLE,
          SETTINGS_UNCONFIRMED,
          PLATFORM_UNAVAILABLE,
          ANSWER_TOO_LARGE,
          OUTCOME_UNKNOWN,
          UNCLASSIFIED,
          INTERNAL ->
          Remedy.NONE;
    };
  }

  private enum Remedy {
    FRESH_SESSION,
    PAUSE,
    NONE
  }
}
