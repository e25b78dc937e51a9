package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import java.util.List;
import java.util.stream.Stream;

/// The audit tells of every fallback how it began and how it ended, once, as AWS has it on record
/// (INV-3, 9).
record FallbackRules(History history) {

  Stream<Violation> violations() {
    return history.fallbacks().stream()
        .map(event -> event.subject().fallbackId())
        .distinct()
        .flatMap(this::breaches);
  }

  private Stream<Violation> breaches(String fallbackId) {
    List<FallbackEvent.Intent> intents = history.intentsOf(fallbackId);
    List<FallbackEvent> ends = history.endsOf(fallbackId);
    List<BedrockCall> calls = history.callsOf(fallbackId);
    boolean carriedOut = ends.stream().anyMatch(end -> !isNotExecuted(end));
    boolean notCarriedOut = ends.stream().anyMatch(FallbackRules::isNotExecuted);
    return Stream.of(
            when(intents.size() > 1, Breach.INTENTS_DIFFER),
            when(ends.size() > 1, Breach.ENDS_DIFFER),
            when(ends.isEmpty() && !intents.isEmpty(), Breach.INTENT_WITHOUT_END),
            when(intents.isEmpty() && carriedOut, Breach.END_WITHOUT_INTENT),
            when(notCarriedOut && !calls.isEmpty(), Breach.CALLED_ALTHOUGH_NOT_EXECUTED),
            when(isServed(ends) && !hasRun(calls), Breach.SERVED_WITHOUT_CALL),
            when(calls.size() > 1, Breach.FALLBACK_CALLED_TWICE))
        .flatMap(List::stream)
        .map(breach -> new Violation(breach, fallbackId, story(fallbackId)));
  }

  private String story(String fallbackId) {
    return history.fallbacksOf(fallbackId) + " " + history.callsOf(fallbackId);
  }

  /// Its intent may have been lost with the process that was about to write it.
  private static boolean isNotExecuted(FallbackEvent end) {
    return end instanceof FallbackEvent.NotExecuted;
  }

  private static boolean isServed(List<FallbackEvent> ends) {
    return ends.stream().anyMatch(FallbackEvent.Served.class::isInstance);
  }

  private static boolean hasRun(List<BedrockCall> calls) {
    return calls.stream().anyMatch(BedrockCall::ran);
  }

  private static List<Breach> when(boolean broken, Breach breach) {
    return broken ? List.of(breach) : List.of();
  }
}
