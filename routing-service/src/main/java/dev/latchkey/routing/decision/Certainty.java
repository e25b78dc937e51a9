package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/// How certain it is that a failed call had no effect and cost nothing.
public enum Certainty {
  /// Nothing of it reached AWS.
  NOT_SENT,
  /// AWS refused it by name: it did not run.
  REFUSED,
  /// Nobody gave a definite answer: it may have run, and it may be paid.
  MAY_HAVE_RUN;

  /// HTTP "Failed Dependency": the model was called and failed. Source: Bedrock API reference,
  /// `ModelErrorException`.
  private static final int MODEL_FAILED = 424;

  /// How certain it is after this failure.
  ///
  /// @param code what the failure means
  public static Certainty of(ErrorCode code, CallFailure failure) {
    return switch (failure.phase()) {
      case NOT_SENT -> NOT_SENT;
      case SENT -> MAY_HAVE_RUN;
      case ANSWERED -> isDefinite(code, failure) ? REFUSED : MAY_HAVE_RUN;
    };
  }

  /// AWS names its refusals. What answers without a name is a gateway in front of it, which does
  /// not know what became of the call.
  private static boolean isDefinite(ErrorCode code, CallFailure failure) {
    return failure.exceptionName() != null
        && !isStatus(MODEL_FAILED, failure.httpStatus())
        && code != ErrorCode.NETWORK
        && code != ErrorCode.TIMEOUT;
  }

  private static boolean isStatus(int wanted, @Nullable Integer status) {
    return status != null && status == wanted;
  }
}
