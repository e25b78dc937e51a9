package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// No call that nobody asked for, none beyond the budget, none paid twice that must not be (INV-8,
/// 9).
record CallRules(History history) {

  Stream<Violation> violations() {
    return Stream.of(
            history.calls().stream().flatMap(this::unasked),
            history.requests().stream().flatMap(this::paidTwice),
            history.requests().stream().flatMap(this::tooMany),
            history.requests().stream().flatMap(this::numberReused))
        .flatMap(found -> found);
  }

  private Stream<Violation> unasked(BedrockCall call) {
    return history.requestOf(call).findAny().isPresent()
        ? Stream.empty()
        : Stream.of(new Violation(Breach.UNASKED, call.bodySha256(), call.toString()));
  }

  private Stream<Violation> paidTwice(AskedRequest request) {
    List<BedrockCall> paid = history.callsOf(request).stream().filter(BedrockCall::ran).toList();
    return request.repeatable() || paid.size() <= 1
        ? Stream.empty()
        : Stream.of(new Violation(Breach.PAID_TWICE, request.id(), paid.toString()));
  }

  private Stream<Violation> tooMany(AskedRequest request) {
    List<BedrockCall> calls = history.callsOf(request);
    long own = calls.stream().filter(call -> !history.isPlatforms(call)).count();
    return calls.size() <= History.MOST_CALLS && own <= request.tenancy().ownCalls()
        ? Stream.empty()
        : Stream.of(new Violation(Breach.TOO_MANY_CALLS, request.id(), calls.toString()));
  }

  private Stream<Violation> numberReused(AskedRequest request) {
    Map<Integer, Long> outcomes =
        history.outcomes().stream()
            .filter(outcome -> outcome.requestId().equals(request.id()))
            .distinct()
            .collect(Collectors.groupingBy(AttemptOutcome::attempt, Collectors.counting()));
    return outcomes.values().stream().allMatch(count -> count == 1)
        ? Stream.empty()
        : Stream.of(
            new Violation(
                Breach.ATTEMPT_NUMBER_REUSED,
                request.id(),
                "outcomes by number of the call: " + outcomes));
  }
}
