package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.simulator.PlatformAccount;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a call whose own session AWS calls expired, by policy.
@RoutingOnTheStack
class FallbackTest {

  @Test
  void servesTheCallWithThePlatformsCredentialInTheSameRegionUnderAllow() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    Ask ask = Ask.of(tenant, "hello").eligible();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header("payer")).isEqualTo("platform");
    assertThat(answer.header("credentialowner")).isEqualTo("platform");
    assertThat(answer.header("region")).isEqualTo(tenant.region().name());
    assertThat(answer.header("attempts")).isEqualTo("2");
    String fallback = answer.header("fallbackid");
    assertThat(tenant.platformCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.operation()).isEqualTo("InvokeModel");
              assertThat(call.region()).isEqualTo(tenant.region().name());
              assertThat(call.sessionName()).isEqualTo(fallback);
            });
  }

  @Test
  void writesTheIntentBeforeTheCallAndItsEndAfterIt() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    Ask ask = Ask.of(tenant, "hello").eligible().of("ada", "s-1");

    // When
    String fallback = ask.answer().header("fallbackid");

    // Then
    FallbackEvent.Intent intent = ask.awaitFallback(FallbackEvent.Intent.class);
    FallbackEvent.Served served = ask.awaitFallback(FallbackEvent.Served.class);
    assertThat(intent.subject()).isEqualTo(served.subject());
    assertThat(intent.subject().fallbackId()).isEqualTo(fallback);
    assertThat(intent.subject().user()).isEqualTo("ada");
    assertThat(intent.grounds().failure()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(intent.grounds().verdicts())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.verdict()).isNotEqualTo(RuleVerdict.Verdict.REFUSES));
    assertThat(served.usage()).isNotNull();
    assertThat(served.costUsd()).isPositive();
    assertThat(ask.fallbacks()).hasSize(2);
  }

  @Test
  void tellsAuditorsOfTheConversationAndWhenAnEndIsDue() {
    // Given
    Duration patience = Duration.ofMinutes(2);
    Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Ask ask =
        Ask.of(Tenant.expired(FallbackPolicy.ALLOW), "hello")
            .eligible()
            .with(RequestHeaders.CONVERSATION, "c-1")
            .with(RequestHeaders.DEADLINE, patience.toString());

    // When
    ask.answer();

    // Then
    FallbackEvent.Intent intent = ask.awaitFallback(FallbackEvent.Intent.class);
    assertThat(intent.deadline()).isBetween(asked.plus(patience), Instant.now().plus(patience));
    assertThat(intent.subject().conversation()).isEqualTo("c-1");
  }

  @Test
  void tellsWhoPaidInTheOutcomesOfBothCalls() {
    // Given
    Ask ask =
        Ask.of(Tenant.expired(FallbackPolicy.ALLOW), "hello")
            .eligible()
            .of("ada", "s-1")
            .with(RequestHeaders.CONVERSATION, "c-1");

    // When
    ask.answer();

    // Then
    AttemptOutcome own = ask.awaitOutcome(1);
    AttemptOutcome platform = ask.awaitOutcome(2);
    assertThat(own.payer()).isEqualTo(Payer.CUSTOMER);
    assertThat(own.platform()).isNull();
    assertThat(List.of(own, platform))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.user()).isEqualTo("ada");
              assertThat(outcome.conversation()).isEqualTo("c-1");
            });
    assertThat(platform.payer()).isEqualTo(Payer.PLATFORM);
    assertThat(platform.platform()).isEqualTo(PlatformUse.FALLBACK);
    assertThat(platform.credential()).isNull();
    assertThat(platform.account().value()).isEqualTo(PlatformAccount.ID);
    assertThat(platform.costUsd()).isPositive();
  }

  @Test
  void showsTheErrorAndNeverTouchesThePlatformUnderStrict() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.STRICT);
    Ask ask = Ask.of(tenant, "hello").eligible();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.POLICY_STRICT);
    assertThat(ask.awaitFallback(FallbackEvent.Refused.class).reason())
        .isEqualTo(FallbackReason.POLICY_STRICT);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void doesNotServeAnOperationThatIsNotEligible() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.OPERATION_NOT_ELIGIBLE);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void servesTheFirstSessionUnderWarnAndAsksForConfirmationInTheNext() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.WARN);
    Ask first = Ask.of(tenant, "first").eligible().of("ada", "s-1");
    Ask again = Ask.of(tenant, "again").eligible().of("ada", "s-1");
    Ask next = Ask.of(tenant, "next").eligible().of("ada", "s-2");

    // When
    Seen served = first.answer();
    Seen servedAgain = again.answer();
    Seen refused = next.answer();

    // Then
    assertThat(served.header("payer")).isEqualTo("platform");
    assertThat(servedAgain.header("payer")).isEqualTo("platform");
    assertThat(refused.error().fallbackRefused()).isEqualTo(FallbackReason.CONFIRMATION_REQUIRED);
    assertThat(refused.header("fallbackconfirmation")).isEqualTo("required");
    assertThat(tenant.platformCalls()).hasSize(2);
  }

  @Test
  void servesTheNextSessionUnderWarnOnceItsUserHasConfirmedIt() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.WARN);
    Ask.of(tenant, "first").eligible().of("ada", "s-1").answer();

    // When
    TestKafka.shared()
        .publish(
            new FallbackConfirmation(
                tenant.workspace(), tenant.org(), "ada", "s-2", 1, Instant.now()));
    Seen answer = Ask.of(tenant, "next").eligible().of("ada", "s-2").answer();

    // Then
    assertThat(answer.header("payer")).isEqualTo("platform");
  }

  @Test
  void refusesARequestWithoutUserUnderWarn() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.WARN);

    // When
    Seen answer = Ask.of(tenant, "hello").eligible().answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.SESSION_UNKNOWN);
  }

  @Test
  void stopsWhenTheDaysMoneyIsUsedUp() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    FallbackCaps caps = new FallbackCaps(new BigDecimal("0.000001"), 20, 0);
    TestKafka.shared().publish(withCaps(tenant, caps));

    // When
    Seen answer = Ask.of(tenant, "hello").eligible().answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.MONEY_CAP_REACHED);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void stopsAfterTooManyFallbacksInARowUntilTheOwnerResetsTheCaps() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    TestKafka.shared().publish(withCaps(tenant, new FallbackCaps(BigDecimal.TEN, 1, 0)));
    Ask.of(tenant, "one").eligible().answer();

    // When
    Seen stopped = Ask.of(tenant, "two").eligible().answer();
    TestKafka.shared()
        .publish(
            tenant.settings(
                3,
                FallbackPolicy.ALLOW,
                new FallbackTerms(1, false, false, new FallbackCaps(BigDecimal.TEN, 1, 1)),
                tenant.byok()));
    Seen served = Ask.of(tenant, "three").eligible().answer();

    // Then
    assertThat(stopped.error().fallbackRefused()).isEqualTo(FallbackReason.CONSECUTIVE_CAP_REACHED);
    assertThat(served.header("payer")).isEqualTo("platform");
  }

  @Test
  void doesNotCarryAGuardrailOfTheCustomersAccountToAnother() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);

    // When
    Seen answer =
        Ask.of(tenant, "hello")
            .eligible()
            .with("guardrailid", "gr1")
            .with("guardrailversion", "1")
            .answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.NOT_PORTABLE);
  }

  private static WorkspaceSettings withCaps(Tenant tenant, FallbackCaps caps) {
    return tenant.settings(
        2, FallbackPolicy.ALLOW, new FallbackTerms(1, false, false, caps), tenant.byok());
  }
}
