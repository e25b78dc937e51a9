package dev.latchkey.local.demo;

import static dev.latchkey.local.demo.Witnesses.CUSTOMER;
import static dev.latchkey.local.demo.Witnesses.FALLBACK;
import static dev.latchkey.local.demo.Witnesses.intent;
import static dev.latchkey.local.demo.Witnesses.own;
import static dev.latchkey.local.demo.Witnesses.platform;
import static dev.latchkey.local.demo.Witnesses.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.local.inference.Answer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServedFallbackTest {

  @Test
  void showsBothCallsAndBothEventsOfTheFallback() {
    // Given
    ServedFallback fallback =
        new ServedFallback(
            answer("platform", FALLBACK), own(), platform(), intent(FALLBACK), served(FALLBACK));

    // When
    Map<String, Object> facts = fallback.evidence(CUSTOMER).facts();

    // Then
    assertThat(facts)
        .containsOnlyKeys(
            "requestId", "ownCall", "answer", "payer", "fallbackId", "platformCall", "audit");
    assertThat(facts.get("platformCall"))
        .isEqualTo(
            Evidence.none()
                .and("account", "999999999999")
                .and("region", "eu-central-1")
                .and("model", "claude")
                .and("sessionName", FALLBACK)
                .and("status", "200"));
  }

  static Stream<Arguments> contradictions() {
    var right = answer("platform", FALLBACK);
    return Stream.of(
        arguments(
            "payer",
            new ServedFallback(
                answer("customer", FALLBACK), own(), platform(), intent("f-1"), served("f-1"))),
        arguments(
            "fallbackId",
            new ServedFallback(
                answer("platform", "f-2"), own(), platform(), intent("f-1"), served("f-1"))),
        arguments(
            "fault",
            new ServedFallback(
                right, own().put("fault", "other"), platform(), intent("f-1"), served("f-1"))),
        arguments(
            "status",
            new ServedFallback(
                right, own().put("status", 200), platform(), intent("f-1"), served("f-1"))),
        arguments(
            "account",
            new ServedFallback(
                right, own().put("account", "3"), platform(), intent("f-1"), served("f-1"))),
        arguments(
            "account",
            new ServedFallback(
                right, own(), platform().put("account", "3"), intent("f-1"), served("f-1"))),
        arguments(
            "customer's account",
            new ServedFallback(
                right, own(), platform().put("account", CUSTOMER), intent("f-1"), served("f-1"))),
        arguments(
            "region",
            new ServedFallback(
                right, own(), platform().put("region", "us-east-1"), intent("f-1"), served("f-1"))),
        arguments(
            "model",
            new ServedFallback(
                right, own(), platform().put("modelId", "other"), intent("f-1"), served("f-1"))),
        arguments(
            "sessionName",
            new ServedFallback(
                right, own(), platform().put("sessionName", "x"), intent("f-1"), served("f-1"))),
        arguments(
            "fallbackId",
            new ServedFallback(right, own(), platform(), intent("f-2"), served("f-1"))),
        arguments(
            "of", new ServedFallback(right, own(), platform(), intent("f-1"), served("f-2"))));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void isNotShownWhereAWitnessContradicts(String fact, ServedFallback fallback) {
    assertThatThrownBy(() -> fallback.evidence(CUSTOMER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(fact);
  }

  private static Answer.Succeeded answer(String payer, String fallback) {
    return new Answer.Succeeded(
        "r-1",
        Map.of(AnswerHeaders.PAYER, payer, AnswerHeaders.FALLBACK_ID, fallback),
        "A neighbour.");
  }
}
