package dev.latchkey.contracts.testkit.architecture.good.flow;

import dev.latchkey.contracts.testkit.architecture.good.decision.Verdict;
import dev.latchkey.contracts.testkit.architecture.good.kafka.Answers;

final class Answering {
  private final Answers answers;

  Answering(Answers answers) {
    this.answers = answers;
  }

  int answer(Verdict verdict) {
    return verdict.isInTime() ? answers.publish(new byte[0]) : 0;
  }
}
