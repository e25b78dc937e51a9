package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/// Holds a history against what is promised of every request, whoever died meanwhile (INV-3, 4, 5,
/// 6, 8, 9). Pure: it sees what an auditor could see, and nothing of Latchkey's insides.
final class HistoryCheck {
  private HistoryCheck() {}

  static Findings of(History history) {
    List<Violation> violations =
        Stream.of(
                new AnswerRules(history).violations(),
                new CallRules(history).violations(),
                new PlatformRules(history).violations(),
                new FallbackRules(history).violations())
            .flatMap(found -> found)
            .toList();
    return new Findings(violations, unknownWithCallsLeft(history));
  }

  private static long unknownWithCallsLeft(History history) {
    return history.requests().stream()
        .filter(AskedRequest::repeatable)
        .filter(request -> history.callsOf(request).size() < request.tenancy().ownCalls())
        .flatMap(request -> history.answersOf(request).stream())
        .filter(answer -> answer.error() == ErrorCode.OUTCOME_UNKNOWN)
        .count();
  }
}
