package dev.latchkey.routing.flow.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a failed call was served with the platform's credential, or why not. Kept with the claim
/// until it is purged; never holds content.
///
/// @param fallbackId the id of the decision
/// @param at when it was made
/// @param failure the failure that it was about
/// @param policy the effective policy
/// @param policyRevision its revision
/// @param permitted whether the rules permitted the fallback
/// @param reason why it did not serve the request; null when it did, or when that is not known yet
/// @param verdicts what every rule said
public record Explanation(
    @JsonProperty("fallbackid") String fallbackId,
    Instant at,
    ErrorCode failure,
    FallbackPolicy policy,
    @JsonProperty("policyrevision") long policyRevision,
    boolean permitted,
    @Nullable FallbackReason reason,
    List<RuleVerdict> verdicts) {

  Explanation endedBy(FallbackReason end) {
    return new Explanation(
        fallbackId, at, failure, policy, policyRevision, permitted, end, verdicts);
  }

  /// The explanation as it is kept with the claim.
  public byte[] json() {
    return WireJson.write(this);
  }
}
