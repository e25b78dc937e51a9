package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.MemberText;
import dev.latchkey.routing.vault.SessionLookup;

/// Says to the member what went wrong. AWS's own words are passed on without ARNs; what the SDK
/// says about our side of the wire is not.
final class FailureWords {

  private FailureWords() {}

  /// A failed call.
  static Reply of(ErrorCode code, CallResult.Failed failed) {
    return new Reply.Failed(
        new ErrorObject(
            code,
            message(failed.failure()),
            code.responsible(),
            code.action(),
            code.retryable(),
            failed.retryAfterSeconds(),
            null));
  }

  /// A session that is not there.
  static Reply of(SessionLookup.Missing missing) {
    return switch (missing) {
      case SessionLookup.Absent() ->
          Reply.Failed.of(
              ErrorCode.CREDENTIAL_ABSENT, "Vault has no session for the workspace's credential.");
      case SessionLookup.Incomplete(String field) ->
          Reply.Failed.of(
              ErrorCode.CREDENTIAL_INCOMPLETE,
              "The session in Vault has no valid '" + field + "'.");
      case SessionLookup.Mismatched() ->
          Reply.Failed.of(
              ErrorCode.CREDENTIAL_MISMATCH,
              "The session in Vault says that it belongs to another workspace or credential.");
      case SessionLookup.Expired(var endedAt) ->
          Reply.Failed.of(
              ErrorCode.CREDENTIAL_EXPIRED,
              "The session in Vault ended at " + endedAt + " and was not renewed.");
      case SessionLookup.Unavailable(String reason) ->
          Reply.Failed.of(
              ErrorCode.SECRET_STORE_UNAVAILABLE, "The session could not be read: " + reason + ".");
    };
  }

  private static String message(CallFailure failure) {
    return switch (failure.phase()) {
      case NOT_SENT -> "AWS could not be reached; nothing was sent.";
      case SENT -> "No whole answer came from AWS; the call may have run and may have been paid.";
      case ANSWERED ->
          failure.message().isBlank()
              ? "AWS answered with HTTP status " + failure.httpStatus() + " and no text."
              : MemberText.of(failure.message());
    };
  }
}
