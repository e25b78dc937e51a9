package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.request.Progress;

/// The failure that a request's own calls ended with.
///
/// @param region where they were, or would have been, made
/// @param failure what it means
/// @param reply what is answered if nothing else helps
public record OwnFailure(Progress progress, Region region, FailedCall failure, Reply.Failed reply) {

  OwnFailure withProgress(Progress next) {
    return new OwnFailure(next, region, failure, reply);
  }
}
