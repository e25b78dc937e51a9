package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.FallbackReason;
import java.util.List;

/// Whether the platform's credential may serve a failed call.
public sealed interface FallbackDecision {

  /// What every rule found, in the order of the rules.
  List<RuleFinding> findings();

  /// It may, on this route, once the intent is durable.
  ///
  /// @param warn what the user has said, or still has to say
  record Permitted(PlatformRoute route, WarnState warn, List<RuleFinding> findings)
      implements FallbackDecision {
    public Permitted {
      findings = List.copyOf(findings);
    }
  }

  /// It may not.
  ///
  /// @param reason the first rule that spoke against it
  record Refused(FallbackReason reason, List<RuleFinding> findings) implements FallbackDecision {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
