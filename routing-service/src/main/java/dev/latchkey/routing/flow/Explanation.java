package dev.latchkey.routing.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.RuleFinding;
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

  static Explanation of(Case decided, List<RuleFinding> findings, @Nullable FallbackReason reason) {
    return new Explanation(
        decided.fallbackId(),
        decided.at(),
        decided.failed().failure().code(),
        decided.facts().policy(),
        policyRevision(decided.settings()),
        reason == null,
        reason,
        verdicts(findings));
  }

  Explanation endedBy(FallbackReason end) {
    return new Explanation(
        fallbackId, at, failure, policy, policyRevision, permitted, end, verdicts);
  }

  byte[] json() {
    return WireJson.write(this);
  }

  /// The revision of the effective policy; 0 where the settings tell no terms.
  static long policyRevision(WorkspaceSettings settings) {
    FallbackTerms terms = settings.fallback();
    return terms == null ? 0 : terms.policyRevision();
  }

  static List<RuleVerdict> verdicts(List<RuleFinding> findings) {
    return findings.stream()
        .map(each -> new RuleVerdict(each.rule(), each.verdict(), each.reason()))
        .toList();
  }
}
