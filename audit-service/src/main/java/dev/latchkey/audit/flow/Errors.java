package dev.latchkey.audit.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;

/// What goes wrong around a request, as error objects.
public final class Errors {

  private Errors() {}

  /// What to answer while PostgreSQL is away.
  public static ErrorObject databaseAway() {
    return ErrorObject.of(
        ErrorCode.DATABASE_UNAVAILABLE, "Latchkey's database cannot be reached at present.");
  }

  /// What to answer when the audit event of a deed could not be written first.
  public static ErrorObject notAudited() {
    return ErrorObject.of(
        ErrorCode.TRANSIENT,
        "Kafka did not take the audit event of this action in time; nothing was done.");
  }

  /// The one answer about an event that does not exist, is gone or is somebody else's.
  public static ErrorObject unknownEvent() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such event.");
  }
}
