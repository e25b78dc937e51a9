package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.List;

/// Tells what a failure means by surface, exception name and message. The rows are ordered and the
/// first that matches wins; what no row knows is `UNCLASSIFIED` and is never treated like anything
/// else. Never decides by HTTP status alone: 403 is a denial, an expiry or a wrong clock.
public final class FailureClassifier {

  private final List<FailureRow> rows;

  /// Takes the rows in their order.
  public FailureClassifier(List<FailureRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The meaning of a failure.
  public ErrorCode classify(CallFailure failure) {
    return rows.stream()
        .filter(row -> row.matches(failure))
        .findFirst()
        .map(FailureRow::code)
        .orElse(ErrorCode.UNCLASSIFIED);
  }
}
