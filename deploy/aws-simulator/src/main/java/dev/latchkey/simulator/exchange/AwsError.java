package dev.latchkey.simulator.exchange;

/// An error as AWS words it.
///
/// @param code AWS's name for it, without namespace
public record AwsError(int status, String code, String message) {

  /// HTTP 400 `ValidationException`, what Bedrock says about a request it does not accept.
  public static AwsError validation(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
