package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.regex.Pattern;

/// One row of the table of failures.
///
/// @param id the row's name
/// @param surface where such a failure shows itself
/// @param httpStatus the status that goes with it; 0 where there is none. It decides only about
///   answers without a name
/// @param exceptionName AWS's name for it, compared without regard to case: event streams spell it
///   differently
/// @param message what the text must contain
/// @param code what it means
public record FailureRow(
    String id,
    Surface surface,
    int httpStatus,
    String exceptionName,
    Pattern message,
    ErrorCode code) {

  boolean matches(CallFailure failure) {
    return failure.surface() == surface
        && isNamedLike(failure)
        && message.matcher(failure.message()).find();
  }

  /// A gateway in front of AWS answers with a status of 500 or above and no name. Below 500 an
  /// answer without a name stays unknown: a status alone never tells a denial from an expiry.
  private boolean isNamedLike(CallFailure failure) {
    String name = failure.exceptionName();
    if (name != null) {
      return name.equalsIgnoreCase(exceptionName);
    }
    Integer status = failure.httpStatus();
    return status != null && status >= 500 && status == httpStatus;
  }
}
