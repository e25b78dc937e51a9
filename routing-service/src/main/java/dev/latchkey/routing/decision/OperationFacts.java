package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.inference.Access;

/// What is known of the operation that a request is part of.
///
/// @param access whether it reads or writes
/// @param autonomous whether no person waits for it
/// @param fallbackEligible whether the platform's credential may serve it
public record OperationFacts(Access access, boolean autonomous, boolean fallbackEligible) {

  /// What holds where nobody says anything: a write, autonomous, not eligible.
  public static OperationFacts strictest() {
    return new OperationFacts(Access.WRITE, true, false);
  }

  /// Whether running it twice does no harm.
  public boolean isRepeatable() {
    return access == Access.READ;
  }
}
