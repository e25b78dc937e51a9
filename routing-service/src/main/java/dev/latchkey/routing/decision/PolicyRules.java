package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// The rules about the workspace's policy, and about what it has users confirm.
final class PolicyRules {

  private static final String NOT_ASKED = "the policy is not Warn";

  private PolicyRules() {}

  static Opinion permits(FallbackFacts facts) {
    return switch (facts.policy()) {
      case STRICT -> Opinion.refuses();
      case WARN -> Opinion.permits("the policy is Warn");
      case ALLOW -> Opinion.permits("the policy is Allow");
    };
  }

  static Opinion knowsSession(FallbackFacts facts) {
    if (facts.policy() != FallbackPolicy.WARN) {
      return Opinion.doesNotApply(NOT_ASKED);
    }
    return switch (facts.warn()) {
      // The last cannot come with Warn; whoever says so anyway has not looked.
      case SESSION_UNKNOWN, NOT_ASKED -> Opinion.refuses();
      case FIRST, REMEMBERED, CONFIRMED, UNCONFIRMED ->
          Opinion.permits("the request names user and session");
    };
  }

  static Opinion isConfirmed(FallbackFacts facts) {
    if (facts.policy() != FallbackPolicy.WARN) {
      return Opinion.doesNotApply(NOT_ASKED);
    }
    return switch (facts.warn()) {
      case FIRST -> Opinion.permits("it is the user's first under this policy");
      case REMEMBERED -> Opinion.permits("the session is the one of the user's first");
      case CONFIRMED -> Opinion.permits("the user has confirmed this session");
      case UNCONFIRMED -> Opinion.refuses();
      case SESSION_UNKNOWN, NOT_ASKED -> Opinion.doesNotApply("no session is known");
    };
  }
}
