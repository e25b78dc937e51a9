package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.inference.Access;

/// The rules about the operation that the request is part of.
final class OperationRules {

  private OperationRules() {}

  static Opinion isEligible(FallbackFacts facts) {
    return facts.operation().fallbackEligible()
        ? Opinion.permits("the operation is granted as eligible")
        : Opinion.refuses();
  }

  static Opinion isNoAutonomousProductionWrite(FallbackFacts facts) {
    if (facts.environment() != Environment.PRODUCTION) {
      return Opinion.permits("the workspace is for " + facts.environment());
    }
    if (!facts.operation().autonomous()) {
      return Opinion.permits("a person waits for it");
    }
    return facts.operation().access() == Access.WRITE
        ? Opinion.refuses()
        : Opinion.permits("the operation only reads");
  }
}
