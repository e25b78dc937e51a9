package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;

/// Whether a class of failures may fall back at all (INV-6). Another credential mends what the
/// customer's account cannot do now; it is never a way round what somebody has forbidden.
enum Candidacy {
  /// It may.
  CANDIDATE,
  /// It may once the session was read again, past every cache, and did not help.
  CANDIDATE_AFTER_FRESH_SESSION,
  /// It never may.
  NEVER;

  /// Without a default, so that a new code does not compile until somebody has decided.
  static Candidacy of(ErrorCode code) {
    return switch (code) {
      case CREDENTIAL_EXPIRED -> CANDIDATE_AFTER_FRESH_SESSION;
      case THROTTLED, QUOTA, TRANSIENT, NETWORK, TIMEOUT, MODEL_ACCESS_LOST -> CANDIDATE;
      // The workspace's credential is wrong or not there: absence is not failure.
      case CREDENTIAL_ABSENT,
          CREDENTIAL_INCOMPLETE,
          CREDENTIAL_MISMATCH,
          CREDENTIAL_INVALID,
          ACCOUNT_CHANGED,
          KEY_KIND_UNSUPPORTED,
          BYOK_DISABLED,
          BYOK_REQUIRED,
          PLAN_WITHOUT_BYOK ->
          NEVER;
      // Somebody has forbidden it.
      case IAM_DENIED,
          SCP_DENIED,
          MODEL_ACCESS_DENIED,
          MODEL_RETIRED,
          MODEL_ELSEWHERE,
          MODEL_UNSUITABLE,
          BILLING,
          ACCOUNT_BLOCKED,
          REGION_DISABLED,
          POLICY_ENFORCED,
          FORBIDDEN,
          UNAUTHENTICATED,
          GRANT_MISSING,
          GRANT_INVALID,
          GRANT_EXPIRED,
          GRANT_MISMATCH ->
          NEVER;
      // The request itself is at fault, whoever pays for it.
      case VALIDATION,
          CONTENT_FILTERED,
          REQUEST_MALFORMED,
          BODY_TOO_LARGE,
          API_UNSUPPORTED,
          MODEL_UNKNOWN,
          REQUEST_ID_REUSED,
          NOT_FOUND,
          WORKSPACE_UNKNOWN,
          REGION_MISSING,
          REGION_UNKNOWN,
          DEADLINE_EXCEEDED,
          WORKSPACE_BUSY,
          ANSWER_TOO_LARGE ->
          NEVER;
      // Latchkey itself is at fault, or nobody knows what happened.
      case SECRET_STORE_UNAVAILABLE,
          DATABASE_UNAVAILABLE,
          SETTINGS_UNCONFIRMED,
          PLATFORM_UNAVAILABLE,
          CLOCK_SKEW,
          CONFIGURATION,
          SAVE_CONFLICT,
          OUTCOME_UNKNOWN,
          UNCLASSIFIED,
          INTERNAL ->
          NEVER;
    };
  }
}
