package dev.latchkey.simulator.exchange;

import org.jspecify.annotations.Nullable;

/// An error as AWS words it.
///
/// @param code AWS's name for it, without namespace
/// @param retryAfterSeconds value of the `Retry-After` header, `null` for none
public record AwsError(
    int status, String code, String message, @Nullable Integer retryAfterSeconds) {

  /// An error that does not say when to try again, as nearly all of AWS's.
  public AwsError(int status, String code, String message) {
    this(status, code, message, null);
  }

  /// HTTP 400 `ValidationException`, what Bedrock says about a request it does not accept.
  public static AwsError validation(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
