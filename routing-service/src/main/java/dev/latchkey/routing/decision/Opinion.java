package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;

/// What one rule says about one set of facts.
///
/// @param words what it saw; of a refusal, what is to be said beyond the rule's own reason
record Opinion(Verdict verdict, String words) {

  static Opinion permits(String saw) {
    return new Opinion(Verdict.PERMITS, saw);
  }

  static Opinion refuses(String detail) {
    return new Opinion(Verdict.REFUSES, detail);
  }

  /// A refusal about which the rule's own reason says everything.
  static Opinion refuses() {
    return refuses("");
  }

  static Opinion doesNotApply(String why) {
    return new Opinion(Verdict.DOES_NOT_APPLY, why);
  }
}
