package dev.latchkey.local.demo;

import static dev.latchkey.contracts.wire.error.FallbackReason.CONFIRMATION_REQUIRED;
import static dev.latchkey.contracts.wire.error.FallbackReason.POLICY_STRICT;
import static dev.latchkey.local.demo.Witnesses.CUSTOMER;
import static dev.latchkey.local.demo.Witnesses.PLATFORM;
import static dev.latchkey.local.demo.Witnesses.own;
import static dev.latchkey.local.demo.Witnesses.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.local.inference.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedFallbackTest {

  @Test
  void showsTheReasonAndThatNobodyElseWasCalled() {
    // Given
    RefusedFallback fallback =
        new RefusedFallback(
            answer(POLICY_STRICT), own(), refused(POLICY_STRICT), List.of(CUSTOMER));

    // When
    Map<String, Object> facts = fallback.evidence(CUSTOMER, POLICY_STRICT).facts();

    // Then
    assertThat(facts)
        .containsEntry("code", ErrorCode.QUOTA)
        .containsEntry("fallbackRefused", "POLICY_STRICT")
        .containsEntry("accountsCalled", CUSTOMER);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        arguments(
            "fallbackRefused",
            new RefusedFallback(
                answer(CONFIRMATION_REQUIRED), own(), refused(POLICY_STRICT), List.of(CUSTOMER))),
        arguments(
            "reason",
            new RefusedFallback(
                answer(POLICY_STRICT), own(), refused(CONFIRMATION_REQUIRED), List.of(CUSTOMER))),
        arguments(
            "fault",
            new RefusedFallback(
                answer(POLICY_STRICT),
                own().put("fault", "other"),
                refused(POLICY_STRICT),
                List.of(CUSTOMER))),
        arguments(
            "accountsCalled",
            new RefusedFallback(
                answer(POLICY_STRICT), own(), refused(POLICY_STRICT), List.of(PLATFORM, CUSTOMER))),
        arguments(
            "accountsCalled",
            new RefusedFallback(answer(POLICY_STRICT), own(), refused(POLICY_STRICT), List.of())));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void isNotShownWhereAWitnessContradicts(String fact, RefusedFallback fallback) {
    assertThatThrownBy(() -> fallback.evidence(CUSTOMER, POLICY_STRICT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(fact);
  }

  private static Answer.Failed answer(FallbackReason reason) {
    return new Answer.Failed(
        "r-1",
        Map.of(AnswerHeaders.PAYER, "customer"),
        ErrorObject.of(ErrorCode.QUOTA, "The quota is used up.").refusedFallback(reason));
  }
}
