package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.routing.decision.CallFailure;
import org.jspecify.annotations.Nullable;

/// What came of a call.
public sealed interface CallResult {

  /// AWS's id of the call; null when no answer came.
  @Nullable String awsRequestId();

  /// Bedrock's answer, byte for byte.
  ///
  /// @param body as it came
  /// @param usage the tokens; null when Bedrock told none
  /// @param httpStatus a status of success
  record Answered(
      Content body, @Nullable TokenUsage usage, int httpStatus, @Nullable String awsRequestId)
      implements CallResult {}

  /// A streamed answer that broke off after a part of it was sent.
  ///
  /// @param failure why it broke off
  /// @param partial what had come, in the shape of a whole answer
  /// @param usage the tokens, as last told; null when Bedrock had told none
  record Broken(
      CallFailure failure,
      Content partial,
      @Nullable TokenUsage usage,
      @Nullable String awsRequestId)
      implements CallResult {}

  /// A failure.
  ///
  /// @param retryAfterSeconds what AWS asked for; null when it asked for nothing
  record Failed(
      CallFailure failure, @Nullable Long retryAfterSeconds, @Nullable String awsRequestId)
      implements CallResult {}
}
