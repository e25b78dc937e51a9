package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import java.util.function.Function;

/// One rule of the fallback decision.
///
/// @param name stands in the audit log, and therefore never changes its meaning
/// @param question what it asks; yes permits
/// @param reason what is said when it refuses
/// @param answer what it says about facts; total
record Rule(
    String name, String question, FallbackReason reason, Function<FallbackFacts, Opinion> answer) {

  RuleFinding finding(FallbackFacts facts) {
    Opinion opinion = answer.apply(facts);
    return new RuleFinding(name, opinion.verdict(), words(opinion));
  }

  private String words(Opinion opinion) {
    return opinion.verdict() == Verdict.REFUSES
        ? (reason.sentence() + " " + opinion.words()).strip()
        : opinion.words();
  }
}
