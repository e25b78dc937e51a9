package dev.latchkey.routing.bedrock;

import dev.latchkey.routing.bedrock.CallResult.Failed;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.Surface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/// Turns the SDK's exceptions into facts. What they mean is not decided here.
final class FailureReading {

  /// Error codes of the CRT that only come before a connection stands: TLS negotiation, refused,
  /// DNS, no free connection. A socket timeout (1048) is not among them, because a connection that
  /// is lost after the request was sent says the same. Source: `CRT.awsErrorName`.
  private static final Set<Integer> BEFORE_CONNECTION =
      Set.of(1029, 1047, 1058, 1059, 1060, 1061, 1067, 2093, 2094);

  /// HTTP "Failed Dependency". Source: Bedrock API reference, `ModelStreamErrorException`.
  private static final int MODEL_FAILED = 424;

  private static final String MODEL_FAILURE = "modelStreamErrorException";
  private static final int OK = 200;
  private static final int LONGEST_HIDDEN_FAILURE = 1_024;
  private static final String HIDDEN_FAILURE = "UnknownOperationException";

  private FailureReading() {}

  static Failed of(RuntimeException thrown) {
    return thrown instanceof AwsServiceException refusal ? answered(refusal) : unanswered(thrown);
  }

  /// The runtime may answer an unknown path with status 200 and the failure in the body. Source:
  /// samples for the per-model endpoints of Bedrock.
  static Optional<CallResult> hiddenIn(InvokeModelResponse response, byte[] body) {
    if (body.length > LONGEST_HIDDEN_FAILURE
        || !new String(body, StandardCharsets.UTF_8).contains("#" + HIDDEN_FAILURE)) {
      return Optional.empty();
    }
    return Optional.of(withStatus(response, HIDDEN_FAILURE, HIDDEN_FAILURE));
  }

  /// A stream that broke. What AWS says inside one has its names in another spelling, see the
  /// table.
  ///
  /// @param requestId AWS's id of the call; null when it had not answered yet
  static Failed ofStream(Throwable thrown, @Nullable String requestId) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    RuntimeException failure =
        cause instanceof RuntimeException known ? known : SdkClientException.create("", cause);
    if (requestId == null) {
      return of(failure);
    }
    return failure instanceof AwsServiceException told
        ? inStream(told, requestId)
        : cutOff(requestId);
  }

  private static Failed inStream(AwsServiceException told, String requestId) {
    AwsErrorDetails details = told.awsErrorDetails();
    String name = details == null ? null : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    int status = MODEL_FAILURE.equalsIgnoreCase(name) ? MODEL_FAILED : OK;
    return new Failed(
        new CallFailure(
            Surface.EVENT_STREAM, CallPhase.ANSWERED, status, name, message == null ? "" : message),
        null,
        requestId);
  }

  /// A stream that broke off, or that cannot be read.
  static Failed cutOff(@Nullable String requestId) {
    return inStream("SdkClientException", "the stream broke off", requestId);
  }

  /// A stream that said nothing for too long, or until its deadline.
  static Failed abandoned(@Nullable String requestId) {
    return new Failed(
        new CallFailure(
            Surface.CLIENT, CallPhase.SENT, null, "ApiCallTimeoutException", "read timed out"),
        null,
        requestId);
  }

  /// A stream that ended in good order without the event that makes an answer whole.
  static Failed incomplete(@Nullable String requestId) {
    return inStream("(none)", "stream closed without messageStop / message_stop", requestId);
  }

  private static Failed inStream(String name, String message, @Nullable String requestId) {
    return new Failed(
        new CallFailure(Surface.EVENT_STREAM, CallPhase.SENT, OK, name, message), null, requestId);
  }

  /// A call that was broken off because the service ends.
  static Failed interrupted() {
    return new Failed(
        new CallFailure(Surface.CLIENT, CallPhase.SENT, null, "Interrupted", ""), null, null);
  }

  static CallResult tooLarge(InvokeModelResponse response) {
    return withStatus(response, "AnswerTooLarge", "the answer has more bytes than Bedrock gives");
  }

  private static Failed withStatus(InvokeModelResponse response, String name, String message) {
    int status = response.sdkHttpResponse().statusCode();
    return new Failed(
        new CallFailure(Surface.BEDROCK_RUNTIME, CallPhase.ANSWERED, status, name, message),
        null,
        response.responseMetadata().requestId());
  }

  private static Failed answered(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String message = details == null ? null : details.errorMessage();
    CallFailure failure =
        new CallFailure(
            Surface.BEDROCK_RUNTIME,
            CallPhase.ANSWERED,
            refusal.statusCode(),
            details == null ? null : details.errorCode(),
            message == null ? "" : message);
    return new Failed(failure, retryAfter(details), refusal.requestId());
  }

  private static @Nullable Long retryAfter(@Nullable AwsErrorDetails details) {
    return details == null || details.sdkHttpResponse() == null
        ? null
        : details
            .sdkHttpResponse()
            .firstMatchingHeader("Retry-After")
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Long::valueOf)
            .orElse(null);
  }

  private static Failed unanswered(RuntimeException thrown) {
    CallPhase phase =
        hasCause(thrown, FailureReading::isBeforeConnection) ? CallPhase.NOT_SENT : CallPhase.SENT;
    String message = thrown.getMessage();
    return new Failed(
        new CallFailure(
            Surface.CLIENT, phase, null, nameOf(thrown), message == null ? "" : message),
        null,
        null);
  }

  private static String nameOf(RuntimeException thrown) {
    if (thrown instanceof ApiCallTimeoutException) {
      return "ApiCallTimeoutException";
    }
    if (hasCause(thrown, InterruptedException.class::isInstance)) {
      return "Interrupted";
    }
    boolean wire =
        hasCause(thrown, each -> each instanceof IOException || each instanceof HttpException);
    return wire ? "IOException" : "SdkClientException";
  }

  private static boolean isBeforeConnection(Throwable each) {
    return each instanceof HttpException http && BEFORE_CONNECTION.contains(http.getErrorCode());
  }

  private static boolean hasCause(Throwable thrown, Predicate<Throwable> wanted) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause).anyMatch(wanted);
  }
}
