package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.decision.ClaimFacts;

/// A wish to be the one who answers a request.
public record ClaimRequest(RequestKey request, ClaimFacts facts) {}
