package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a request has come with its calls.
///
/// @param facts what an answer would say now
/// @param budget the calls made
/// @param freshSession whether the session was read again after an expiry
public record Progress(
    Assignment assignment, AnswerFacts facts, CallBudget budget, boolean freshSession) {

  /// The progress of a request of which this instance has called nothing yet.
  public static Progress begin(Assignment assignment, AnswerFacts facts, CallBudget spent) {
    return new Progress(assignment, facts, spent, false);
  }

  /// The progress after one more call is noted.
  public Progress withCall() {
    return new Progress(assignment, facts, budget.spendOne(), freshSession);
  }

  /// The same progress with other facts for the answer.
  public Progress withFacts(AnswerFacts next) {
    return new Progress(assignment, next, budget, freshSession);
  }

  /// The same progress after Vault was read once more for a new session.
  public Progress withFreshSession() {
    return new Progress(assignment, facts, budget, true);
  }

  /// The same progress under other settings.
  public Progress withAssignment(Assignment next) {
    return new Progress(next, facts, budget, freshSession);
  }

  /// The same progress with something else called for the request.
  public Progress withTarget(Target other) {
    return new Progress(
        assignment.withTarget(other),
        facts.withChoice(other.model(), other.why()),
        budget,
        freshSession);
  }

  /// The time until the deadline; zero or less when it has passed.
  public Duration left(Instant now) {
    return Duration.between(now, assignment.request().deadline());
  }

  /// The end of the request with this reply.
  public Optional<Conclusion> ends(Reply reply) {
    return Optional.of(new Conclusion(reply, facts));
  }

  /// The end of the request with this failure.
  public Optional<Conclusion> fails(ErrorCode code, String message) {
    return ends(Reply.Failed.of(code, message));
  }
}
