package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.ClaimState;
import org.jspecify.annotations.Nullable;

/// A wish to be the one who answers a request.
///
/// @param answer when it is known already, so that nothing is run; null when it is not
public record ClaimRequest(RequestKey request, ClaimFacts facts, @Nullable ImmediateAnswer answer) {

  /// The state in which the request is claimed.
  ClaimState state() {
    return answer == null ? ClaimState.STARTED : ClaimState.FINAL;
  }
}
