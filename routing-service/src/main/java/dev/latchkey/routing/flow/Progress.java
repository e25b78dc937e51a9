package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a request has come with its calls.
///
/// @param facts what an answer would say now
/// @param budget the calls made
/// @param freshSession whether the session was read again after an expiry
record Progress(Assignment assignment, AnswerFacts facts, CallBudget budget, boolean freshSession) {

  static Progress begin(Assignment assignment, AnswerFacts facts, CallBudget spent) {
    return new Progress(assignment, facts, spent, false);
  }

  Progress withCall() {
    return new Progress(assignment, facts, budget.spendOne(), freshSession);
  }

  Progress withFacts(AnswerFacts next) {
    return new Progress(assignment, next, budget, freshSession);
  }

  Progress withFreshSession() {
    return new Progress(assignment, facts, budget, true);
  }

  Progress withAssignment(Assignment next) {
    return new Progress(next, facts, budget, freshSession);
  }

  /// The time until the deadline; zero or less when it has passed.
  Duration left(Instant now) {
    return Duration.between(now, assignment.request().deadline());
  }

  Optional<Conclusion> ends(Reply reply) {
    return Optional.of(new Conclusion(reply, facts));
  }

  Optional<Conclusion> fails(ErrorCode code, String message) {
    return ends(Reply.Failed.of(code, message));
  }
}
