package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Workspaces that use no credential of their own.
@RoutingOnTheStack
class PlatformCreditsTest {

  @Test
  void areServedByThePlatformInTheirRegionWhereNoneWasEverConfigured() {
    // Given
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, new Byok.NotConfigured());
    Ask ask = Ask.of(tenant, "hello");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header("payer")).isEqualTo("platform");
    assertThat(answer.header("region")).isEqualTo(tenant.region().name());
    assertThat(answer.header("fallbackid")).isEmpty();
    assertThat(ask.awaitOutcome(1).platform()).isEqualTo(PlatformUse.NOT_CONFIGURED);
    assertThat(ask.fallbacks()).isEmpty();
    assertThat(tenant.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void areServedByThePlatformInTheirLastRegionUnderAllow(InactiveReason reason) {
    // Given
    Tenant tenant = Tenant.unknown();
    TestKafka.shared()
        .publish(
            tenant.settings(1, FallbackPolicy.ALLOW, new Byok.Inactive(reason, tenant.region())));
    Ask ask = Ask.of(tenant, "hello");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.header("payer")).isEqualTo("platform");
    assertThat(ask.awaitOutcome(1).platform()).hasToString(reason.toString());
  }

  @Test
  void areToldWhenNothingSaysInWhichRegion() {
    // Given
    Tenant tenant = Tenant.unknown();
    WorkspaceSettings known = tenant.settings(1, new Byok.NotConfigured());
    TestKafka.shared()
        .publish(
            new WorkspaceSettings(
                known.workspace(),
                known.org(),
                known.revision(),
                known.environment(),
                null,
                known.policy(),
                known.fallback(),
                known.byok(),
                null));

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.REGION_MISSING);
  }
}
