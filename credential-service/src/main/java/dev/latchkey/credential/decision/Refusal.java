package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.Responsible;

/// Why something is refused, in words for whoever asked.
///
/// @param code the name of the failure
/// @param message what happened; no secret, no ARN, no account in full
/// @param responsible who can do something about it
/// @param action what to do
public record Refusal(ErrorCode code, String message, Responsible responsible, String action) {

  /// A refusal with the usual action of its code.
  public static Refusal of(ErrorCode code, String message) {
    return new Refusal(code, message, code.responsible(), code.action());
  }
}
