package dev.latchkey.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Payer;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checker finds nothing where nothing is wrong, and every single thing that is.
class HistoryCheckTest {

  /// One thing that goes wrong, and what the checker must call it.
  record Sabotage(String what, Breach breach, String subject, Consumer<SyntheticHistory> sabotage) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Sabotage> sabotages() {
    return List.of(
        new Sabotage(
            "an answer is dropped",
            Breach.ANSWER_MISSING,
            "cut",
            history -> history.answers.removeIf(each -> each.requestId().equals("cut"))),
        new Sabotage(
            "a request gets a second answer that is another record",
            Breach.ANSWERS_DIFFER,
            "write",
            history -> history.answer("write", Payer.CUSTOMER, null, ErrorCode.OUTCOME_UNKNOWN)),
        new Sabotage(
            "an answer comes that nobody waits for",
            Breach.UNASKED,
            "stranger",
            history -> history.answer("stranger", Payer.CUSTOMER, null, null)),
        new Sabotage(
            "a call is made that nobody asked for",
            Breach.UNASKED,
            "body of stranger",
            history -> history.ownCall("stranger", 1, true)),
        new Sabotage(
            "a write is called again after it ran",
            Breach.PAID_TWICE,
            "write",
            history -> history.ownCall("write", 2, true)),
        new Sabotage(
            "a write that ran at the customer's runs at the platform's too",
            Breach.PAID_TWICE,
            "cut",
            history -> history.platformCall("cut", SyntheticHistory.REGION)),
        new Sabotage(
            "a request gets a fourth call",
            Breach.TOO_MANY_CALLS,
            "strict",
            history -> {
              history.ownCall("strict", 2, false);
              history.ownCall("strict", 3, false);
              history.ownCall("strict", 4, false);
            }),
        new Sabotage(
            "the customer's account gets the call that is kept for the platform",
            Breach.TOO_MANY_CALLS,
            "rerun",
            history -> history.ownCall("rerun", 3, false)),
        new Sabotage(
            "a call is not counted",
            Breach.ATTEMPT_NUMBER_REUSED,
            "served",
            history -> history.ownCall("served", 1, false)),
        new Sabotage(
            "Strict is served by the platform",
            Breach.STRICT_TOUCHED,
            "strict",
            history -> history.fallback("strict", 2)),
        new Sabotage(
            "an operation that is not eligible is served by the platform",
            Breach.INELIGIBLE_SERVED,
            "write",
            history -> history.fallback("write", 2)),
        new Sabotage(
            "the platform is called in another region",
            Breach.REGION_CHANGED,
            "served",
            history -> {
              history.calls.removeIf(call -> "of served".equals(call.sessionName()));
              history.platformCall("served", new Region("eu-west-1"));
            }),
        new Sabotage(
            "an intent is skipped",
            Breach.CALL_WITHOUT_INTENT,
            "served",
            history -> history.fallbacks.removeIf(each -> isIntentOf("served", each))),
        new Sabotage(
            "an intent is skipped, and the end is there",
            Breach.END_WITHOUT_INTENT,
            "of served",
            history -> history.fallbacks.removeIf(each -> isIntentOf("served", each))),
        new Sabotage(
            "the intent of another request is used",
            Breach.CALL_WITHOUT_INTENT,
            "rerun",
            history ->
                history.calls.add(
                    new BedrockCall(
                        SyntheticHistory.CALLED,
                        "body of rerun",
                        SyntheticHistory.PLATFORM,
                        SyntheticHistory.REGION,
                        "of served",
                        false))),
        new Sabotage(
            "the platform is called before the intent is durable",
            Breach.CALL_BEFORE_INTENT,
            "served",
            history -> history.intendedAt.put("of served", SyntheticHistory.CALLED.plusMillis(1))),
        new Sabotage(
            "a fallback has two intents",
            Breach.INTENTS_DIFFER,
            "of served",
            history -> history.fallbacks.add(SyntheticHistory.intent("served", "other"))),
        new Sabotage(
            "an end is dropped",
            Breach.INTENT_WITHOUT_END,
            "of failed",
            history -> history.fallbacks.removeIf(FallbackEvent.Failed.class::isInstance)),
        new Sabotage(
            "a fallback ends twice",
            Breach.ENDS_DIFFER,
            "of served",
            history ->
                history.end(
                    new FallbackEvent.Failed(
                        SyntheticHistory.subject("served"), 2, ErrorCode.OUTCOME_UNKNOWN))),
        new Sabotage(
            "a fallback that was given up calls the platform",
            Breach.CALLED_ALTHOUGH_NOT_EXECUTED,
            "of uncalled",
            history -> history.platformCall("uncalled", SyntheticHistory.REGION)),
        new Sabotage(
            "a fallback calls the platform twice",
            Breach.FALLBACK_CALLED_TWICE,
            "of failed",
            history -> history.platformCall("failed", SyntheticHistory.REGION)),
        new Sabotage(
            "the audit tells of a call that AWS does not know",
            Breach.SERVED_WITHOUT_CALL,
            "of served",
            history -> history.calls.removeIf(call -> "of served".equals(call.sessionName()))),
        new Sabotage(
            "an answer of the platform was not served by it",
            Breach.ANSWER_UNPROVEN,
            "unwritten",
            history -> {
              history.answers.removeIf(each -> each.requestId().equals("unwritten"));
              history.answer("unwritten", Payer.PLATFORM, "of unwritten", null);
            }),
        new Sabotage(
            "a success of the platform is one of the customer in the answer",
            Breach.SERVED_UNANSWERED,
            "of served",
            history -> {
              history.answers.removeIf(each -> each.requestId().equals("served"));
              history.answer("served", Payer.CUSTOMER, null, null);
            }));
  }

  @Test
  void findsNothingInAHistoryThatKeepsEveryPromise() {
    assertThat(HistoryCheck.of(SyntheticHistory.clean().toHistory()).violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void turnsRedWhen(Sabotage sabotage) {
    // Given
    SyntheticHistory history = SyntheticHistory.clean();
    sabotage.sabotage().accept(history);

    // When
    List<Violation> violations = HistoryCheck.of(history.toHistory()).violations();

    // Then
    assertThat(violations)
        .extracting(Violation::breach, Violation::subject)
        .contains(tuple(sabotage.breach(), sabotage.subject()));
  }

  @Test
  void everyBreachIsFoundInSomeSabotage() {
    assertThat(sabotages()).extracting(Sabotage::breach).containsAll(EnumSet.allOf(Breach.class));
  }

  @Test
  void countsRequestsThatWereGivenUpEarly() {
    // Given
    SyntheticHistory history = SyntheticHistory.clean();
    history.read("given up");
    history.ownCall("given up", 1, false);
    history.answer("given up", Payer.CUSTOMER, null, ErrorCode.OUTCOME_UNKNOWN);

    // When
    Findings findings = HistoryCheck.of(history.toHistory());

    // Then
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.unknownWithCallsLeft()).isEqualTo(1);
  }

  private static boolean isIntentOf(String request, FallbackEvent event) {
    return event instanceof FallbackEvent.Intent && event.subject().requestId().equals(request);
  }

  @Test
  void takesAnEndWithoutAnIntentOnlyFromAFallbackThatWasNotCarriedOut() {
    // Given
    SyntheticHistory history = SyntheticHistory.clean();
    history.end(
        new FallbackEvent.NotExecuted(
            SyntheticHistory.subject("rerun"), FallbackReason.INTENT_NOT_DURABLE));

    // When
    List<Violation> violations = HistoryCheck.of(history.toHistory()).violations();

    // Then
    assertThat(violations).isEmpty();
  }
}
