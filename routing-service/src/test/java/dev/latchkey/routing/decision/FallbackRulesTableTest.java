package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict.DOES_NOT_APPLY;
import static dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict.PERMITS;
import static dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict.REFUSES;
import static dev.latchkey.contracts.wire.inference.Access.READ;
import static dev.latchkey.contracts.wire.inference.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.fallback.RuleVerdict.Verdict;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each rule says, for everything that it can say.
class FallbackRulesTableTest {

  private static final Region ELSEWHERE = new Region("eu-west-1");
  private static final PlatformRoute GLOBAL =
      Facts.route(Facts.HERE, Facts.model("global.anthropic.claude-a"));

  /// What one rule says when one fact is another than in [Facts#permitting].
  static Stream<Arguments> table() {
    return Stream.of(
            policy(), failure(), operation(), platform(), confirmation(), limits(), proofs())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> policy() {
    String rule = "policy-permits-fallback";
    return Stream.of(
        row(rule, "Allow", facts -> facts, PERMITS, "the policy is Allow"),
        row(rule, "Warn", warned(WarnState.FIRST), PERMITS, "the policy is Warn"),
        row(
            rule,
            "Strict",
            facts -> facts.policy(FallbackPolicy.STRICT),
            REFUSES,
            "The workspace's policy is Strict."));
  }

  private static Stream<Arguments> failure() {
    return Stream.of(
        row("failure-is-a-candidate", "throttled", facts -> facts, PERMITS, "it is THROTTLED"),
        row(
            "failure-is-a-candidate",
            "denied by IAM",
            facts -> facts.code(ErrorCode.IAM_DENIED),
            REFUSES,
            "Such a failure never falls back. It is IAM_DENIED."),
        row(
            "failure-is-a-candidate",
            "expired",
            facts -> facts.code(ErrorCode.CREDENTIAL_EXPIRED),
            PERMITS,
            "it is CREDENTIAL_EXPIRED"),
        row(
            "expired-session-was-read-again",
            "not expired",
            facts -> facts.freshSession(true),
            DOES_NOT_APPLY,
            "the session did not expire"),
        row(
            "expired-session-was-read-again",
            "expired and not read again",
            facts -> facts.code(ErrorCode.CREDENTIAL_EXPIRED),
            REFUSES,
            "Such a failure never falls back. The expired session was not read again."),
        row(
            "expired-session-was-read-again",
            "expired and read again",
            facts -> facts.code(ErrorCode.CREDENTIAL_EXPIRED).freshSession(true),
            PERMITS,
            "it was read again and did not help"),
        row(
            "nothing-was-sent",
            "nothing",
            facts -> facts,
            PERMITS,
            "nothing of the answer was sent"),
        row(
            "nothing-was-sent",
            "a delta",
            facts -> facts.deltaSent(true),
            REFUSES,
            "Part of the answer has been sent."),
        row(
            "call-may-run-again",
            "a write that was refused",
            facts -> facts,
            DOES_NOT_APPLY,
            "AWS refused the call"),
        row(
            "call-may-run-again",
            "a write that was not sent",
            facts -> facts.certainty(Certainty.NOT_SENT),
            DOES_NOT_APPLY,
            "nothing reached AWS"),
        row(
            "call-may-run-again",
            "a write that may have run",
            facts -> facts.certainty(Certainty.MAY_HAVE_RUN),
            REFUSES,
            "The call may have run already, and the operation must not run twice."),
        row(
            "call-may-run-again",
            "a read that may have run",
            facts -> facts.certainty(Certainty.MAY_HAVE_RUN).operation(READ, false, true),
            PERMITS,
            "the operation only reads"));
  }

  private static Stream<Arguments> operation() {
    String rule = "no-autonomous-write-in-production";
    return Stream.of(
        row(
            "operation-is-eligible",
            "eligible",
            facts -> facts,
            PERMITS,
            "the operation is granted as eligible"),
        row(
            "operation-is-eligible",
            "not eligible",
            facts -> facts.operation(READ, false, false),
            REFUSES,
            "The operation is not granted as eligible for fallback."),
        row(rule, "a person waits", facts -> facts, PERMITS, "a person waits for it"),
        row(
            rule,
            "an autonomous write",
            facts -> facts.operation(WRITE, true, true),
            REFUSES,
            "Autonomous writes in production never fall back."),
        row(
            rule,
            "an autonomous read",
            facts -> facts.operation(READ, true, true),
            PERMITS,
            "the operation only reads"),
        row(
            rule,
            "an autonomous write in staging",
            facts -> facts.operation(WRITE, true, true).environment(Environment.STAGING),
            PERMITS,
            "the workspace is for staging"),
        row(
            rule,
            "an autonomous write in development",
            facts -> facts.operation(WRITE, true, true).environment(Environment.DEVELOPMENT),
            PERMITS,
            "the workspace is for development"));
  }

  private static Stream<Arguments> platform() {
    UnaryOperator<Facts> notPortable =
        facts ->
            facts.portability(new Portability.NotPortable("provisioned throughput")).route(null);
    return Stream.of(
        row(
            "request-is-portable",
            "a profile",
            facts -> facts,
            PERMITS,
            "the platform calls eu.anthropic.claude-a"),
        row(
            "request-is-portable",
            "provisioned throughput",
            notPortable,
            REFUSES,
            "The request uses something that only the workspace's AWS account has. It uses"
                + " provisioned throughput."),
        row(
            "platform-serves-the-model",
            "a route",
            facts -> facts,
            PERMITS,
            "the platform has a role in eu-central-1"),
        row(
            "platform-serves-the-model",
            "no route",
            facts -> facts.route(null),
            REFUSES,
            "The platform has no credential for this region and model."),
        row(
            "platform-serves-the-model",
            "a route to another model",
            facts -> facts.route(GLOBAL),
            REFUSES,
            "The platform has no credential for this region and model."),
        row(
            "platform-serves-the-model",
            "nothing portable",
            notPortable,
            DOES_NOT_APPLY,
            "nothing here can be asked of the platform"),
        row("region-stays", "the same", facts -> facts, PERMITS, "it is called in eu-central-1"),
        row(
            "region-stays",
            "another one",
            facts -> facts.route(Facts.route(ELSEWHERE, Facts.MODEL)),
            REFUSES,
            "The platform's call might run outside the regions of the original. It would be called"
                + " in eu-west-1."),
        row(
            "region-stays",
            "no route",
            facts -> facts.route(null),
            DOES_NOT_APPLY,
            "the platform has no route"),
        row(
            "destinations-stay",
            "the same",
            facts -> facts,
            PERMITS,
            "it runs nowhere where the original would not"),
        row(
            "destinations-stay",
            "narrower than the original",
            facts -> facts.original(new Destinations.AllCommercial()),
            PERMITS,
            "it runs nowhere where the original would not"),
        row(
            "destinations-stay",
            "wider than the original",
            facts -> facts.original(Destinations.only(Facts.HERE)),
            REFUSES,
            "The platform's call might run outside the regions of the original."),
        row(
            "destinations-stay",
            "no route",
            facts -> facts.route(null),
            DOES_NOT_APPLY,
            "the platform has no route"));
  }

  private static Stream<Arguments> confirmation() {
    String known = "session-is-known";
    String confirmed = "session-is-confirmed";
    String named = "the request names user and session";
    String unknown = "The policy is Warn, and the request does not say whose session it is.";
    return Stream.of(
        row(known, "Allow", facts -> facts, DOES_NOT_APPLY, "the policy is not Warn"),
        row(known, "the first", warned(WarnState.FIRST), PERMITS, named),
        row(known, "the remembered", warned(WarnState.REMEMBERED), PERMITS, named),
        row(known, "a confirmed one", warned(WarnState.CONFIRMED), PERMITS, named),
        row(known, "an unconfirmed one", warned(WarnState.UNCONFIRMED), PERMITS, named),
        row(known, "an unknown one", warned(WarnState.SESSION_UNKNOWN), REFUSES, unknown),
        row(known, "nobody looked", warned(WarnState.NOT_ASKED), REFUSES, unknown),
        row(confirmed, "Allow", facts -> facts, DOES_NOT_APPLY, "the policy is not Warn"),
        row(
            confirmed,
            "the first",
            warned(WarnState.FIRST),
            PERMITS,
            "it is the user's first under this policy"),
        row(
            confirmed,
            "the remembered",
            warned(WarnState.REMEMBERED),
            PERMITS,
            "the session is the one of the user's first"),
        row(
            confirmed,
            "a confirmed one",
            warned(WarnState.CONFIRMED),
            PERMITS,
            "the user has confirmed this session"),
        row(
            confirmed,
            "an unconfirmed one",
            warned(WarnState.UNCONFIRMED),
            REFUSES,
            "The policy is Warn, and the user has not confirmed this session."),
        row(
            confirmed,
            "an unknown one",
            warned(WarnState.SESSION_UNKNOWN),
            DOES_NOT_APPLY,
            "no session is known"),
        row(
            confirmed,
            "nobody looked",
            warned(WarnState.NOT_ASKED),
            DOES_NOT_APPLY,
            "no session is known"));
  }

  private static Stream<Arguments> limits() {
    String other = "another cap speaks first";
    return Stream.of(
        row("price-is-known", "within", capped(CapState.WITHIN), PERMITS, "the price is known"),
        row(
            "price-is-known",
            "money reached",
            capped(CapState.MONEY_REACHED),
            PERMITS,
            "the price is known"),
        row(
            "price-is-known",
            "too many",
            capped(CapState.CONSECUTIVE_REACHED),
            PERMITS,
            "the price is known"),
        row(
            "price-is-known",
            "unknown",
            capped(CapState.PRICE_UNKNOWN),
            REFUSES,
            "The price of the model is unknown, so that no spending cap could be kept."),
        row(
            "money-is-left",
            "within",
            capped(CapState.WITHIN),
            PERMITS,
            "the worst case fits into the day's money"),
        row(
            "money-is-left",
            "money reached",
            capped(CapState.MONEY_REACHED),
            REFUSES,
            "The workspace's fallback money for today is used up."),
        row(
            "money-is-left",
            "too many",
            capped(CapState.CONSECUTIVE_REACHED),
            DOES_NOT_APPLY,
            other),
        row("money-is-left", "unknown", capped(CapState.PRICE_UNKNOWN), DOES_NOT_APPLY, other),
        row(
            "not-too-many-in-a-row",
            "within",
            capped(CapState.WITHIN),
            PERMITS,
            "one more in a row is allowed"),
        row(
            "not-too-many-in-a-row",
            "money reached",
            capped(CapState.MONEY_REACHED),
            DOES_NOT_APPLY,
            other),
        row(
            "not-too-many-in-a-row",
            "too many",
            capped(CapState.CONSECUTIVE_REACHED),
            REFUSES,
            "Too many fallbacks in a row; mend the workspace's own credential."),
        row(
            "not-too-many-in-a-row",
            "unknown",
            capped(CapState.PRICE_UNKNOWN),
            DOES_NOT_APPLY,
            other),
        row("call-is-left", "one", facts -> facts, PERMITS, "calls made so far: 2"),
        row(
            "call-is-left",
            "none",
            facts -> facts.spent(3),
            REFUSES,
            "The request's calls are used up."),
        row(
            "time-is-left",
            "a nanosecond",
            facts -> facts.left(Duration.ofNanos(1)),
            PERMITS,
            "the deadline has not passed"),
        row(
            "time-is-left",
            "none",
            facts -> facts.left(Duration.ZERO),
            REFUSES,
            "The deadline has passed."));
  }

  private static Stream<Arguments> proofs() {
    return Stream.of(
        row(
            "settings-are-proven",
            "proven",
            facts -> facts,
            PERMITS,
            "no newer settings were on Kafka a moment ago"),
        row(
            "settings-are-proven",
            "not proven",
            facts -> facts.settingsProven(false),
            REFUSES,
            "The workspace's settings could not be proven current."),
        row(
            "audit-is-durable",
            "replicated",
            facts -> facts,
            PERMITS,
            "the audit topic keeps what it acknowledges"),
        row(
            "audit-is-durable",
            "not replicated",
            facts -> facts.auditDurable(false),
            REFUSES,
            "The audit topic is not replicated as it must be."));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyRuleAnswersByTheTable(String rule, FallbackFacts facts, Verdict verdict, String words) {
    // When
    FallbackDecision decision = FallbackRule.decide(facts);

    // Then
    assertThat(decision.findings()).contains(new RuleFinding(rule, verdict, words));
  }

  @Test
  void knowsEveryRuleWithItsRefusalAndItsPermission() {
    // Given
    List<String> rules = FallbackRule.RULES.stream().map(Rule::name).toList();

    // When
    Set<Object> inTable = column(table(), 0);
    Set<Object> refusing = column(table().filter(row -> row.get()[2] == REFUSES), 0);
    Set<Object> permitting = column(table().filter(row -> row.get()[2] == PERMITS), 0);

    // Then
    assertThat(inTable).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(refusing).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(permitting).containsExactlyInAnyOrderElementsOf(rules);
  }

  private static Set<Object> column(Stream<Arguments> rows, int index) {
    return rows.map(row -> Objects.requireNonNull(row.get()[index])).collect(Collectors.toSet());
  }

  private static UnaryOperator<Facts> warned(WarnState state) {
    return facts -> facts.policy(FallbackPolicy.WARN).warn(state);
  }

  private static UnaryOperator<Facts> capped(CapState state) {
    return facts -> facts.caps(state);
  }

  private static Arguments row(
      String rule, String what, UnaryOperator<Facts> change, Verdict verdict, String words) {
    return argumentSet(
        rule + ": " + what, rule, change.apply(Facts.permitting()).facts(), verdict, words);
  }
}
