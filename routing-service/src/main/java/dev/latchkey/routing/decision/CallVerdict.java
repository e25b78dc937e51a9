package dev.latchkey.routing.decision;

/// What came of a call, as far as the next step depends on it.
public sealed interface CallVerdict {

  /// Bedrock answered with a result.
  record Succeeded() implements CallVerdict {}

  /// It failed.
  record Failed(FailedCall call) implements CallVerdict {}
}
