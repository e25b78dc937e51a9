package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallVerdict.Failed;
import dev.latchkey.routing.decision.CallVerdict.Succeeded;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NextStepRuleTest {

  private static final CallVerdict EXPIRED = new Failed(ErrorCode.CREDENTIAL_EXPIRED);

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet(
            "a success is the answer", new Succeeded(), 1, false, false, new NextStep.Answer()),
        argumentSet(
            "a late success is the answer", new Succeeded(), 1, false, true, new NextStep.Answer()),
        argumentSet(
            "an expiry is worth a fresh session",
            EXPIRED,
            1,
            false,
            false,
            new NextStep.RetryWithFreshSession()),
        argumentSet("a second expiry is final", EXPIRED, 2, true, false, new NextStep.Fail()),
        argumentSet(
            "an expiry past the deadline is final", EXPIRED, 1, false, true, new NextStep.Fail()),
        argumentSet("no call is left", EXPIRED, 3, false, false, new NextStep.Fail()));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesByTheTable(
      CallVerdict verdict, int spent, boolean fresh, boolean late, NextStep expected) {
    // When
    NextStep step = NextStepRule.after(verdict, new CallBudget(spent), fresh, late);

    // Then
    assertThat(step).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CREDENTIAL_EXPIRED")
  void neverRepeatsACallForAnotherFailure(ErrorCode code) {
    // When
    NextStep step = NextStepRule.after(new Failed(code), new CallBudget(1), false, false);

    // Then
    assertThat(step).isEqualTo(new NextStep.Fail());
  }

  @Test
  void coversEveryStepInTheTable() {
    // When
    Set<Class<?>> covered =
        table()
            .map(row -> Objects.requireNonNull(row.get()[4]).getClass())
            .collect(Collectors.toSet());

    // Then
    assertThat(covered).containsExactlyInAnyOrder(NextStep.class.getPermittedSubclasses());
  }

  @Test
  void neverRepeatsWithoutBudgetWhateverHappened() {
    // Given
    List<CallVerdict> verdicts =
        Arrays.stream(ErrorCode.values()).<CallVerdict>map(Failed::new).toList();

    // When
    Stream<NextStep> steps =
        verdicts.stream()
            .flatMap(
                verdict ->
                    IntStream.of(0, 1)
                        .mapToObj(
                            bit ->
                                NextStepRule.after(
                                    verdict,
                                    new CallBudget(CallBudget.MAX_CALLS),
                                    bit == 0,
                                    false)));

    // Then
    assertThat(steps).containsOnly(new NextStep.Fail());
  }
}
