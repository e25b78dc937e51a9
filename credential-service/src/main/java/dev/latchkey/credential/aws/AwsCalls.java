package dev.latchkey.credential.aws;

import dev.latchkey.credential.decision.AwsAnswer;
import dev.latchkey.credential.decision.AwsFailure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Turns calls of the SDK into answers. The result arrives on the event loop that asked; failures
/// that belong to AWS or the network are values, anything else is a bug and stays an exception.
public final class AwsCalls {

  private AwsCalls() {}

  /// Makes the call when subscribed to.
  ///
  /// @param reading takes what is needed from the SDK's response; empty when something is missing
  public static <R, T> Uni<AwsAnswer<T>> run(
      Supplier<CompletionStage<R>> call, Function<R, Optional<T>> reading) {
    Uni<AwsAnswer<T>> answer =
        Uni.createFrom()
            .completionStage(call)
            .map(
                response ->
                    reading
                        .apply(response)
                        .<AwsAnswer<T>>map(AwsAnswer.Done::new)
                        .orElseGet(() -> new AwsAnswer.Failed<>(new AwsFailure.Unreadable())))
            .onFailure(failure -> translate(failure) != null)
            .recoverWithItem(failure -> failed(translate(failure)));
    Context caller = Vertx.currentContext();
    return caller == null ? answer : answer.emitOn(MutinyHelper.executor(caller));
  }

  private static <T> AwsAnswer<T> failed(@Nullable AwsFailure failure) {
    return new AwsAnswer.Failed<>(failure == null ? new AwsFailure.Unreadable() : failure);
  }

  /// The failure as a value; null when it is none of AWS's.
  private static @Nullable AwsFailure translate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      switch (each) {
        case AwsServiceException refusal -> {
          return refused(refusal);
        }
        case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> {
          return new AwsFailure.TimedOut();
        }
        case SdkClientException client -> {
          return isNetwork(client) ? new AwsFailure.Unreachable() : new AwsFailure.Unreadable();
        }
        default -> {}
      }
    }
    return null;
  }

  private static AwsFailure refused(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    return new AwsFailure.Refused(
        code == null ? "" : code, refusal.statusCode(), message == null ? "" : message);
  }

  private static boolean isNetwork(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
