package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// Which policy is proposed to whoever saves a credential. A proposal never takes effect by itself.
public final class PlanProposal {

  private PlanProposal() {}

  /// The proposal of a plan; Strict where the plan has no BYOK.
  public static FallbackPolicy of(Plan plan) {
    return switch (plan) {
      case SCALE -> FallbackPolicy.ALLOW;
      case SCALE_PLUS -> FallbackPolicy.WARN;
      case FREE, TEAM, ENTERPRISE, BYOC -> FallbackPolicy.STRICT;
    };
  }
}
