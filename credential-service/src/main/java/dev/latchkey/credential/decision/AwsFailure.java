package dev.latchkey.credential.decision;

/// Why a call to AWS failed, before anyone has given it a name; [AwsDiagnosis] does.
public sealed interface AwsFailure {

  /// AWS answered with an error.
  ///
  /// @param code the error code, for example `InvalidClientTokenId`
  /// @param status the HTTP status
  /// @param message AWS's text; it may hold ARNs, so it never reaches a person as it is
  record Refused(String code, int status, String message) implements AwsFailure {}

  /// No connection, or it broke before an answer came.
  record Unreachable() implements AwsFailure {}

  /// No answer within the time allowed.
  record TimedOut() implements AwsFailure {}

  /// An answer that the SDK could not read.
  record Unreadable() implements AwsFailure {}
}
