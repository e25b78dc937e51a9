package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallBudget;
import java.time.Instant;
import java.util.Optional;

/// How far a request has come with its calls.
///
/// @param facts what an answer would say now
/// @param budget the calls made
/// @param freshSession whether the session was read again after an expiry
record Progress(Assignment assignment, AnswerFacts facts, CallBudget budget, boolean freshSession) {

  static Progress begin(Assignment assignment, AnswerFacts facts) {
    return new Progress(assignment, facts, CallBudget.untouched(), false);
  }

  Progress afterCall() {
    AnswerFacts next = facts.afterCall(assignment.byok().account(), assignment.byok().region());
    return new Progress(assignment, next, budget.spendOne(), freshSession);
  }

  Progress withFreshSession() {
    return new Progress(assignment, facts, budget, true);
  }

  Instant deadline() {
    return assignment.request().deadline();
  }

  Optional<Conclusion> ends(Reply reply) {
    return Optional.of(new Conclusion(reply, facts));
  }

  Optional<Conclusion> fails(ErrorCode code, String message) {
    return ends(Reply.Failed.of(code, message));
  }
}
