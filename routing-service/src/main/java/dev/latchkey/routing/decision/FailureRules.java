package dev.latchkey.routing.decision;

/// The rules about the failure of the workspace's own call.
final class FailureRules {

  private FailureRules() {}

  static Opinion isCandidate(FallbackFacts facts) {
    String code = facts.failure().code().name();
    return Candidacy.of(facts.failure().code()) == Candidacy.NEVER
        ? Opinion.refuses("It is " + code + ".")
        : Opinion.permits("it is " + code);
  }

  static Opinion wasReadAgain(FallbackFacts facts) {
    if (Candidacy.of(facts.failure().code()) != Candidacy.CANDIDATE_AFTER_FRESH_SESSION) {
      return Opinion.doesNotApply("the session did not expire");
    }
    return facts.freshSession()
        ? Opinion.permits("it was read again and did not help")
        : Opinion.refuses("The expired session was not read again.");
  }

  static Opinion nothingWasSent(FallbackFacts facts) {
    return facts.deltaSent()
        ? Opinion.refuses()
        : Opinion.permits("nothing of the answer was sent");
  }

  static Opinion mayRunAgain(FallbackFacts facts) {
    return switch (facts.failure().certainty()) {
      case NOT_SENT -> Opinion.doesNotApply("nothing reached AWS");
      case REFUSED -> Opinion.doesNotApply("AWS refused the call");
      case MAY_HAVE_RUN ->
          facts.operation().isRepeatable()
              ? Opinion.permits("the operation only reads")
              : Opinion.refuses();
    };
  }
}
