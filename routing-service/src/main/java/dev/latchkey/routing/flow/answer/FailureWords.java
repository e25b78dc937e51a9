package dev.latchkey.routing.flow.answer;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.MemberText;
import dev.latchkey.routing.vault.SessionLookup;
import org.jspecify.annotations.Nullable;

/// Says to the member what went wrong. AWS's own words are passed on without ARNs; what the SDK
/// says about our side of the wire is not.
public final class FailureWords {

  private FailureWords() {}

  /// A failed call. Where nobody can know whether it ran, and it must not run twice, that is what
  /// the member is told, whatever the failure was.
  public static Reply.Failed of(FailedCall meaning, CallResult.Failed failed, boolean repeatable) {
    boolean unknown = meaning.certainty() == Certainty.MAY_HAVE_RUN && !repeatable;
    ErrorCode code = unknown ? ErrorCode.OUTCOME_UNKNOWN : meaning.code();
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

  /// A streamed answer that broke off after a part of it was sent.
  public static Reply.Failed of(ErrorCode code, CallResult.Broken broken) {
    return new Reply.Failed(
        ErrorObject.of(code, message(broken.failure())),
        new Reply.Part(broken.partial(), broken.usage()));
  }

  /// A request that the settings do not let anybody serve.
  public static String of(ErrorCode refused) {
    if (refused == ErrorCode.BYOK_DISABLED) {
      return "The workspace's own AWS credential is not in use.";
    }
    return refused == ErrorCode.BYOK_REQUIRED
        ? "The organisation permits the workspace's own AWS credential only."
        : "Nothing says in which region the workspace is served.";
  }

  /// A session that is not there.
  ///
  /// @param lapse why AWS refused to renew it; null when it was not refused
  public static Reply.Failed of(SessionLookup.Missing missing, @Nullable ErrorCode lapse) {
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
              lapse == null ? ErrorCode.CREDENTIAL_EXPIRED : lapse,
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
