package dev.latchkey.routing.decision;

import org.jspecify.annotations.Nullable;

/// The claim that stands on a request.
///
/// @param facts what it rests on
/// @param owner the lease that it was made, or taken over, under
/// @param answer where the answer stands; null when it is not published, or not known where
public record StandingClaim(
    ClaimFacts facts, String owner, ClaimState state, @Nullable RecordPlace answer) {}
