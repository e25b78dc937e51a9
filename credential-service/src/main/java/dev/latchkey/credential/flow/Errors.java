package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.credential.decision.Refusal;

/// Refusals and outages as error objects.
public final class Errors {

  private Errors() {}

  /// The error object of a refusal.
  public static ErrorObject of(Refusal refusal) {
    return new ErrorObject(
        refusal.code(),
        refusal.message(),
        refusal.responsible(),
        refusal.action(),
        refusal.code().retryable(),
        null,
        null);
  }

  /// What to answer while PostgreSQL is away.
  public static ErrorObject databaseAway() {
    return ErrorObject.of(
        ErrorCode.DATABASE_UNAVAILABLE, "Latchkey's database cannot be reached at present.");
  }
}
