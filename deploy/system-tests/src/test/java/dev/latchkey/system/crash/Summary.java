package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.Payer;
import java.util.function.Predicate;

/// What happened in one run, in one line: a run in which nothing goes wrong shows nothing.
record Summary(long seed, History history, Findings findings) {
  @Override
  public String toString() {
    return "Crash test, seed %d: %d requests, %d calls, %d successes, %d of them by the platform; %d unknown outcomes, %d of them given up early; %d answers published again; %d breaches"
        .formatted(
            seed,
            history.requests().size(),
            history.calls().size(),
            answers(GivenAnswer::isSuccess),
            answers(answer -> answer.isSuccess() && answer.payer() == Payer.PLATFORM),
            answers(answer -> answer.error() == ErrorCode.OUTCOME_UNKNOWN),
            findings.unknownWithCallsLeft(),
            history.answers().size() - answers(_ -> true),
            findings.violations().size());
  }

  private long answers(Predicate<GivenAnswer> which) {
    return history.answers().stream().filter(which).distinct().count();
  }
}
