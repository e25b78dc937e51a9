package dev.latchkey.contracts.chassis.problem;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.json.WireJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Failures as HTTP answers: always an error object in JSON, never a stack trace.
public final class Problems {

  private Problems() {}

  /// The answer for an error, with the status of its code.
  public static Response response(ErrorObject error) {
    return response(status(error.code()), error);
  }

  /// The answer for an error that HTTP itself gives a status, such as 405.
  static Response response(int status, ErrorObject error) {
    Response.ResponseBuilder answer =
        Response.status(status).type(MediaType.APPLICATION_JSON).entity(WireJson.write(error));
    if (status == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Long wait = error.retryAfterSeconds();
    if (wait != null) {
      answer.header(HttpHeaders.RETRY_AFTER, wait);
    }
    return answer.build();
  }

  /// The HTTP status of a code. 422: the request was understood, and what it names is at fault.
  /// 409: it would be right at another time or in another state.
  public static int status(ErrorCode code) {
    return switch (code) {
      case REQUEST_MALFORMED, API_UNSUPPORTED, MODEL_UNKNOWN, VALIDATION -> 400;
      case UNAUTHENTICATED, GRANT_MISSING, GRANT_INVALID, GRANT_EXPIRED -> 401;
      case FORBIDDEN, GRANT_MISMATCH, POLICY_ENFORCED -> 403;
      case NOT_FOUND, WORKSPACE_UNKNOWN -> 404;
      case REQUEST_ID_REUSED,
          PLAN_WITHOUT_BYOK,
          BYOK_DISABLED,
          BYOK_REQUIRED,
          CREDENTIAL_ABSENT,
          CREDENTIAL_INCOMPLETE,
          CREDENTIAL_EXPIRED,
          ACCOUNT_CHANGED,
          SAVE_CONFLICT ->
          409;
      case BODY_TOO_LARGE -> 413;
      case REGION_MISSING,
          REGION_UNKNOWN,
          REGION_DISABLED,
          CONTENT_FILTERED,
          CREDENTIAL_INVALID,
          KEY_KIND_UNSUPPORTED,
          IAM_DENIED,
          SCP_DENIED,
          MODEL_ACCESS_DENIED,
          MODEL_ACCESS_LOST,
          MODEL_RETIRED,
          MODEL_ELSEWHERE,
          MODEL_UNSUITABLE,
          BILLING,
          ACCOUNT_BLOCKED ->
          422;
      case QUOTA, THROTTLED, WORKSPACE_BUSY -> 429;
      case CREDENTIAL_MISMATCH, CLOCK_SKEW, CONFIGURATION, INTERNAL -> 500;
      case NETWORK, ANSWER_TOO_LARGE, OUTCOME_UNKNOWN, UNCLASSIFIED -> 502;
      case TRANSIENT,
          SECRET_STORE_UNAVAILABLE,
          DATABASE_UNAVAILABLE,
          SETTINGS_UNCONFIRMED,
          PLATFORM_UNAVAILABLE ->
          503;
      case DEADLINE_EXCEEDED, TIMEOUT -> 504;
    };
  }
}
