package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.inference.Access;

/// What is known of the operation that a request is part of.
///
/// @param access whether it reads or writes
/// @param autonomous whether no person waits for it
/// @param fallbackEligible whether the platform's credential may serve it
/// @param streamed whether its answer is sent in pieces while it is made
public record OperationFacts(
    Access access, boolean autonomous, boolean fallbackEligible, boolean streamed) {

  /// An operation whose answer is sent at its end.
  public OperationFacts(Access access, boolean autonomous, boolean fallbackEligible) {
    this(access, autonomous, fallbackEligible, false);
  }

  /// What holds where nobody says anything: a write, autonomous, not eligible.
  public static OperationFacts strictest() {
    return new OperationFacts(Access.WRITE, true, false);
  }

  /// The same operation, as the request wants its answer.
  public OperationFacts streamed(boolean wanted) {
    return new OperationFacts(access, autonomous, fallbackEligible, wanted);
  }

  /// Whether running it twice does no harm. Of a streamed answer a part may have been seen, which
  /// another run would contradict.
  public boolean isRepeatable() {
    return access == Access.READ && !streamed;
  }
}
