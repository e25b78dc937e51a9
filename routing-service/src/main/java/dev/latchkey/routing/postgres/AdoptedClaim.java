package dev.latchkey.routing.postgres;

import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.RecordPlace;
import org.jspecify.annotations.Nullable;

/// An unfinished request that was taken over from an owner that is gone.
///
/// @param claim the claim, ours now
/// @param place the record that the request came in
/// @param digest its body
/// @param state STARTED or FINAL
/// @param attempts calls to Bedrock that were made or may have been made, at least one
/// @param fallbackId the fallback whose intent may have been published; null for none
/// @param fallbackCalled whether the platform was called or may have been
public record AdoptedClaim(
    Claim claim,
    RecordPlace place,
    BodyDigest digest,
    ClaimState state,
    int attempts,
    @Nullable String fallbackId,
    boolean fallbackCalled) {}
