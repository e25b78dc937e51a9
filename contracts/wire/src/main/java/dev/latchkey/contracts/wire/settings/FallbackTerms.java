package dev.latchkey.contracts.wire.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/// On what terms the effective policy permits a fallback.
///
/// @param policyRevision grows only when the effective policy changes; confirmations are given for
///   one revision
/// @param enforced whether the organisation enforces the policy, so that no workspace can choose
/// @param accountGuardrail whether the owner declared that the AWS account enforces a guardrail;
///   such a workspace's requests cannot be served from another account
/// @param caps how much may be used
public record FallbackTerms(
    @JsonProperty("policyrevision") long policyRevision,
    boolean enforced,
    @JsonProperty("accountguardrail") boolean accountGuardrail,
    FallbackCaps caps) {

  public FallbackTerms {
    Objects.requireNonNull(caps, "caps");
  }
}
