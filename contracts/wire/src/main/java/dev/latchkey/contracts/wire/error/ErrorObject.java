package dev.latchkey.contracts.wire.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of every failure, in an answer on Kafka and in an HTTP response alike.
///
/// @param code the name of the failure
/// @param message what happened, in a sentence for the person; no secret, no prompt, no ARN
/// @param responsible who can do something about it
/// @param action what to do
/// @param retryable whether the same request may succeed later by itself
/// @param retryAfterSeconds `retryafter` in JSON: how long to wait first; null when unknown
/// @param fallbackRefused why the platform's credential did not serve it; null when that was never
///   considered
public record ErrorObject(
    ErrorCode code,
    String message,
    Responsible responsible,
    String action,
    boolean retryable,
    @JsonProperty("retryafter") @Nullable Long retryAfterSeconds,
    @JsonProperty("fallbackrefused") @Nullable FallbackReason fallbackRefused) {

  public ErrorObject {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(responsible, "responsible");
    Objects.requireNonNull(action, "action");
  }

  /// The error object of a code with its usual action.
  public static ErrorObject of(ErrorCode code, String message) {
    return new ErrorObject(
        code, message, code.responsible(), code.action(), code.retryable(), null, null);
  }

  /// The same failure, with the reason why the platform's credential did not serve it.
  public ErrorObject refusedFallback(FallbackReason reason) {
    return new ErrorObject(
        code, message, responsible, action, retryable, retryAfterSeconds, reason);
  }
}
