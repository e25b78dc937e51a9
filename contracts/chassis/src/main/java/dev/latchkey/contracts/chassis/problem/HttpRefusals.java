package dev.latchkey.contracts.chassis.problem;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;

/// What to say when HTTP itself refuses: the status is given, the words are ours. What the server's
/// own exceptions say may repeat the request and is never used.
final class HttpRefusals {

  private HttpRefusals() {}

  /// The error object of a status of 400 and above, other than a bug's.
  static ErrorObject of(int status) {
    return switch (status) {
      case 401 -> ErrorObject.of(ErrorCode.UNAUTHENTICATED, "There is no valid bearer token.");
      case 403 -> ErrorObject.of(ErrorCode.FORBIDDEN, "The token's roles do not permit this.");
      case 404 -> ErrorObject.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
      case 405 -> malformed("The method is not one of this address.");
      case 406 -> malformed("The answer is JSON, which the Accept header does not permit.");
      case 413 -> tooLarge();
      case 415 -> malformed("The body must be JSON, with content-type application/json.");
      default ->
          status >= 500
              ? ErrorObject.of(ErrorCode.TRANSIENT, "The service cannot take the request now.")
              : malformed("The request is not well-formed.");
    };
  }

  static ErrorObject malformed(String message) {
    return ErrorObject.of(ErrorCode.REQUEST_MALFORMED, message);
  }

  /// The token cannot be judged: its issuer does not tell its keys.
  static ErrorObject issuerAway() {
    return ErrorObject.of(ErrorCode.TRANSIENT, "The issuer of tokens cannot be reached.");
  }

  private static ErrorObject tooLarge() {
    ErrorCode code = ErrorCode.BODY_TOO_LARGE;
    return new ErrorObject(
        code,
        "The body is too large.",
        code.responsible(),
        "Send less.",
        code.retryable(),
        null,
        null);
  }
}
