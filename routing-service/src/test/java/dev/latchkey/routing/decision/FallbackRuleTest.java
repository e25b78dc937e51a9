package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.decision.FallbackDecision.Permitted;
import dev.latchkey.routing.decision.FallbackDecision.Refused;
import dev.latchkey.routing.decision.Portability.NotPortable;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FallbackRuleTest {

  /// Every rule in the order in which they matter to a person, with the reason that it gives and a
  /// way to make it refuse. A change of the order is a change of what people read.
  private static final List<Broken> IN_ORDER =
      List.of(
          new Broken(
              "policy-permits-fallback",
              FallbackReason.POLICY_STRICT,
              facts -> facts.policy(FallbackPolicy.STRICT)),
          new Broken(
              "failure-is-a-candidate",
              FallbackReason.NOT_A_CANDIDATE,
              facts -> facts.code(ErrorCode.VALIDATION)),
          new Broken(
              "expired-session-was-read-again",
              FallbackReason.NOT_A_CANDIDATE,
              facts -> facts.code(ErrorCode.CREDENTIAL_EXPIRED)),
          new Broken(
              "operation-is-eligible",
              FallbackReason.OPERATION_NOT_ELIGIBLE,
              facts -> facts.operation(Access.WRITE, true, false)),
          new Broken(
              "no-autonomous-write-in-production",
              FallbackReason.AUTONOMOUS_PRODUCTION_WRITE,
              facts -> facts.operation(Access.WRITE, true, true)),
          new Broken("nothing-was-sent", FallbackReason.DELTA_SENT, facts -> facts.deltaSent(true)),
          new Broken(
              "call-may-run-again",
              FallbackReason.NOT_REPEATABLE,
              facts -> facts.certainty(Certainty.MAY_HAVE_RUN)),
          new Broken(
              "request-is-portable",
              FallbackReason.NOT_PORTABLE,
              facts -> facts.portability(new NotPortable("provisioned throughput"))),
          new Broken(
              "platform-serves-the-model",
              FallbackReason.NO_PLATFORM_ROUTE,
              facts -> facts.route(null)),
          new Broken(
              "region-stays",
              FallbackReason.DESTINATIONS_WIDER,
              facts -> facts.route(Facts.route(new Region("eu-west-1"), Facts.MODEL))),
          new Broken(
              "destinations-stay",
              FallbackReason.DESTINATIONS_WIDER,
              facts -> facts.original(Destinations.only(Facts.HERE))),
          new Broken(
              "session-is-known",
              FallbackReason.SESSION_UNKNOWN,
              facts -> facts.policy(FallbackPolicy.WARN).warn(WarnState.SESSION_UNKNOWN)),
          new Broken(
              "session-is-confirmed",
              FallbackReason.CONFIRMATION_REQUIRED,
              facts -> facts.policy(FallbackPolicy.WARN).warn(WarnState.UNCONFIRMED)),
          new Broken(
              "price-is-known",
              FallbackReason.PRICE_UNKNOWN,
              facts -> facts.caps(CapState.PRICE_UNKNOWN)),
          new Broken(
              "money-is-left",
              FallbackReason.MONEY_CAP_REACHED,
              facts -> facts.caps(CapState.MONEY_REACHED)),
          new Broken(
              "not-too-many-in-a-row",
              FallbackReason.CONSECUTIVE_CAP_REACHED,
              facts -> facts.caps(CapState.CONSECUTIVE_REACHED)),
          new Broken("call-is-left", FallbackReason.CALLS_SPENT, facts -> facts.spent(3)),
          new Broken(
              "time-is-left",
              FallbackReason.DEADLINE_PASSED,
              facts -> facts.left(Duration.ofNanos(-1))),
          new Broken(
              "settings-are-proven",
              FallbackReason.SETTINGS_NOT_PROVEN,
              facts -> facts.settingsProven(false)),
          new Broken(
              "audit-is-durable",
              FallbackReason.AUDIT_NOT_DURABLE,
              facts -> facts.auditDurable(false)));

  static Stream<Arguments> alone() {
    return IN_ORDER.stream()
        .map(
            broken ->
                argumentSet(
                    broken.rule(),
                    broken.rule(),
                    broken.reason(),
                    broken.how().apply(Facts.permitting()).facts()));
  }

  @ParameterizedTest
  @MethodSource("alone")
  void everyRuleAloneIsEnoughToRefuse(String rule, FallbackReason reason, FallbackFacts facts) {
    // When
    FallbackDecision decision = FallbackRule.decide(facts);

    // Then
    assertThat(decision).isEqualTo(new Refused(reason, decision.findings()));
    assertThat(refusing(decision)).contains(rule);
  }

  /// The rule and all that stand behind it refuse.
  static Stream<Arguments> withAllBehind() {
    return IntStream.range(0, IN_ORDER.size())
        .mapToObj(
            index -> {
              Facts facts = Facts.permitting();
              IN_ORDER.subList(index, IN_ORDER.size()).reversed().stream()
                  .map(Broken::how)
                  .forEach(
                      how -> {
                        Facts _ = how.apply(facts);
                      });
              Broken first = IN_ORDER.get(index);
              return argumentSet(first.rule(), first.rule(), first.reason(), facts.facts());
            });
  }

  @ParameterizedTest
  @MethodSource("withAllBehind")
  void theFirstThatRefusesGivesTheReason(String rule, FallbackReason reason, FallbackFacts facts) {
    // When
    FallbackDecision decision = FallbackRule.decide(facts);

    // Then
    assertThat(decision).isEqualTo(new Refused(reason, decision.findings()));
    assertThat(refusing(decision)).first().isEqualTo(rule);
  }

  @Test
  void everyRuleIsAskedInItsOrderAlsoAfterTheFirstRefusal() {
    // Given
    FallbackFacts refusedAtOnce = Facts.permitting().policy(FallbackPolicy.STRICT).facts();

    // When
    FallbackDecision permitted = FallbackRule.decide(Facts.permitting().facts());
    FallbackDecision refused = FallbackRule.decide(refusedAtOnce);

    // Then
    assertThat(permitted.findings())
        .extracting(RuleFinding::rule)
        .containsExactlyElementsOf(IN_ORDER.stream().map(Broken::rule).toList());
    assertThat(refused.findings())
        .extracting(RuleFinding::rule)
        .containsExactlyElementsOf(IN_ORDER.stream().map(Broken::rule).toList());
    assertThat(refusing(refused)).containsExactly("policy-permits-fallback");
  }

  @ParameterizedTest
  @EnumSource(names = {"FIRST", "REMEMBERED", "CONFIRMED"})
  void permitsOnTheRouteOfTheFactsWhereNothingSpeaksAgainstIt(WarnState warn) {
    // Given
    Facts facts = Facts.permitting().policy(FallbackPolicy.WARN).warn(warn);

    // When
    FallbackDecision decision = FallbackRule.decide(facts.facts());

    // Then
    PlatformRoute route = Facts.route(Facts.HERE, Facts.MODEL);
    assertThat(decision).isEqualTo(new Permitted(route, warn, decision.findings()));
    assertThat(refusing(decision)).isEmpty();
  }

  private static Stream<String> refusing(FallbackDecision decision) {
    return decision.findings().stream()
        .filter(finding -> finding.verdict() == Verdict.REFUSES)
        .map(RuleFinding::rule);
  }

  private record Broken(String rule, FallbackReason reason, UnaryOperator<Facts> how) {}
}
