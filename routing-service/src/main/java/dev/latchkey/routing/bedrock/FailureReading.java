package dev.latchkey.routing.bedrock;

import dev.latchkey.routing.bedrock.CallResult.Failed;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.Surface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/// Turns the SDK's exceptions into facts. What they mean is not decided here.
final class FailureReading {

  /// Error codes of the CRT that only come before a connection stands: TLS negotiation, refused,
  /// DNS, no free connection. A socket timeout (1048) is not among them, because a connection that
  /// is lost after the request was sent says the same. Source: `CRT.awsErrorName`.
  private static final Set<Integer> BEFORE_CONNECTION =
      Set.of(1029, 1047, 1058, 1059, 1060, 1061, 1067, 2093, 2094);

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
