package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;

/// What came of a call, as far as the next step depends on it.
public sealed interface CallVerdict {

  /// Bedrock answered with a result.
  record Succeeded() implements CallVerdict {}

  /// It failed, and this is what the failure means.
  record Failed(ErrorCode code) implements CallVerdict {}
}
