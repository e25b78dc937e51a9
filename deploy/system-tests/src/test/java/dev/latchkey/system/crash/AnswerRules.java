package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.Payer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Exactly one final answer for each request, which tells who paid as the audit does (INV-9).
record AnswerRules(History history) {

  Stream<Violation> violations() {
    return Stream.of(
            history.requests().stream().flatMap(this::oneAnswer),
            history.answers().stream().distinct().flatMap(this::unasked),
            history.answers().stream().distinct().flatMap(this::unproven),
            history.events(FallbackEvent.Served.class).stream().flatMap(this::unanswered))
        .flatMap(found -> found);
  }

  private Stream<Violation> oneAnswer(AskedRequest request) {
    List<GivenAnswer> answers = history.answersOf(request);
    return switch (answers.size()) {
      case 0 -> Stream.of(new Violation(Breach.ANSWER_MISSING, request.id(), "no final answer"));
      case 1 -> Stream.empty();
      default -> Stream.of(new Violation(Breach.ANSWERS_DIFFER, request.id(), answers.toString()));
    };
  }

  private Stream<Violation> unasked(GivenAnswer answer) {
    boolean asked =
        history.requests().stream().anyMatch(each -> each.id().equals(answer.requestId()));
    return asked
        ? Stream.empty()
        : Stream.of(new Violation(Breach.UNASKED, answer.requestId(), answer.toString()));
  }

  private Stream<Violation> unproven(GivenAnswer answer) {
    return answer.payer() != Payer.PLATFORM || isProven(answer, answer.fallbackId())
        ? Stream.empty()
        : Stream.of(new Violation(Breach.ANSWER_UNPROVEN, answer.requestId(), answer.toString()));
  }

  /// A success of the platform was served. A failure after the platform's call had its end, too.
  private boolean isProven(GivenAnswer answer, @Nullable String fallbackId) {
    return fallbackId != null
        && history.endsOf(fallbackId).stream()
            .filter(end -> end.subject().requestId().equals(answer.requestId()))
            .anyMatch(
                end ->
                    end instanceof FallbackEvent.Served
                        || (end instanceof FallbackEvent.Failed && !answer.isSuccess()));
  }

  private Stream<Violation> unanswered(FallbackEvent.Served served) {
    FallbackEvent.Subject subject = served.subject();
    boolean told =
        history.answers().stream()
            .filter(answer -> answer.requestId().equals(subject.requestId()))
            .anyMatch(
                answer ->
                    answer.payer() == Payer.PLATFORM
                        && subject.fallbackId().equals(answer.fallbackId()));
    return told
        ? Stream.empty()
        : Stream.of(
            new Violation(Breach.SERVED_UNANSWERED, subject.fallbackId(), served.toString()));
  }
}
