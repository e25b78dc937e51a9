package dev.latchkey.routing.decision;

/// The rules about what must be certain before the platform may pay.
final class ProofRules {

  private ProofRules() {}

  static Opinion settingsAreProven(FallbackFacts facts) {
    return facts.settingsProven()
        ? Opinion.permits("no newer settings were on Kafka a moment ago")
        : Opinion.refuses();
  }

  static Opinion auditIsDurable(FallbackFacts facts) {
    return facts.auditDurable()
        ? Opinion.permits("the audit topic keeps what it acknowledges")
        : Opinion.refuses();
  }
}
