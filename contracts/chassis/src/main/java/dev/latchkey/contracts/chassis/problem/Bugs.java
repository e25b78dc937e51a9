package dev.latchkey.contracts.chassis.problem;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Exceptions that nobody foresaw. The person gets a request id, the log gets the id with the types
/// and places of the exceptions. Their messages are left out: they may repeat what was being worked
/// on, a prompt or a secret (INV-1, INV-13).
final class Bugs {

  private static final Logger LOG = Logger.getLogger(Bugs.class);
  private static final int MAX_CAUSES = 8;

  private Bugs() {}

  /// Logs a bug; the result is what to answer.
  static ErrorObject report(Throwable bug) {
    String id = UUID.randomUUID().toString();
    LOG.errorf("bug, request id %s:%s", id, describe(bug));
    return ErrorObject.of(
        ErrorCode.INTERNAL, "Something failed inside Latchkey. Request id: " + id);
  }

  static String describe(Throwable bug) {
    StringBuilder text = new StringBuilder();
    @Nullable Throwable each = bug;
    for (int depth = 0; each != null && depth < MAX_CAUSES; depth++) {
      text.append("\n").append(each.getClass().getName());
      for (StackTraceElement place : each.getStackTrace()) {
        text.append("\n  at ").append(place);
      }
      each = each.getCause();
    }
    return text.toString();
  }
}
