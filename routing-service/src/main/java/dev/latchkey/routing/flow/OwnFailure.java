package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.decision.FailedCall;

/// The failure that a request's own calls ended with.
///
/// @param region where they were, or would have been, made
/// @param failure what it means
/// @param reply what is answered if nothing else helps
record OwnFailure(Progress progress, Region region, FailedCall failure, Reply.Failed reply) {

  OwnFailure withProgress(Progress next) {
    return new OwnFailure(next, region, failure, reply);
  }
}
