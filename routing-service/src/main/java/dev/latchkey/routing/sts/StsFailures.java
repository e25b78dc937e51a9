package dev.latchkey.routing.sts;

import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.Surface;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns the failures of STS into facts.
final class StsFailures {

  private StsFailures() {}

  static SessionResult of(SdkException thrown) {
    return switch (thrown) {
      case AwsServiceException refusal -> refused(refusal);
      case ApiCallTimeoutException _ -> outOfTime();
      default -> unanswered("SdkClientException", thrown.getClass().getSimpleName());
    };
  }

  /// STS did not answer in the time that was left.
  static SessionResult outOfTime() {
    return unanswered("ApiCallTimeoutException", "no answer in time");
  }

  /// STS answered with success and something is missing.
  static SessionResult unreadable() {
    return unanswered("UnreadableAnswer", "the answer lacks a part of the session");
  }

  private static SessionResult refused(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String message = details == null ? null : details.errorMessage();
    return new SessionResult.Refused(
        new CallFailure(
            Surface.STS,
            CallPhase.ANSWERED,
            refusal.statusCode(),
            details == null ? null : details.errorCode(),
            message == null ? "" : message));
  }

  private static SessionResult unanswered(String name, String message) {
    return new SessionResult.Refused(
        new CallFailure(Surface.CLIENT, CallPhase.SENT, null, name, message));
  }
}
