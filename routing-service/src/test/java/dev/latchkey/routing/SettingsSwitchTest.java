package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.CapLock;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings that change after a fallback is decided on and before the platform is called (INV-5).
/// The moment is held open in PostgreSQL: the money of the fallback cannot be set aside before the
/// test lets go of the workspace's caps.
@RoutingOnTheStack
class SettingsSwitchTest {

  static Stream<Named<Function<Tenant, WorkspaceSettings>>> changes() {
    return Stream.of(
        change(
            "the policy becomes Strict",
            tenant -> tenant.settings(2, FallbackPolicy.STRICT, tenant.byok())),
        change(
            "the policy becomes Warn",
            tenant -> tenant.settings(2, FallbackPolicy.WARN, tenant.byok())),
        change(
            "the owner sets the same policy anew",
            tenant ->
                tenant.settings(
                    2,
                    FallbackPolicy.ALLOW,
                    new FallbackTerms(2, false, false, caps()),
                    tenant.byok())),
        change(
            "the credential is disabled",
            tenant ->
                tenant.settings(
                    2,
                    FallbackPolicy.ALLOW,
                    new Byok.Inactive(InactiveReason.DISABLED, tenant.region()))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void keepsThePlatformUncalled(Function<Tenant, WorkspaceSettings> change) throws Exception {
    // Given
    Tenant tenant = readyToFallBack();
    Ask ask = Ask.of(tenant, "hello").eligible();

    // When
    try (CapLock caps = CapLock.of(tenant.workspace())) {
      ask.publish();
      caps.awaitWaiting();
      TestKafka.shared().publish(change.apply(tenant));
    }
    Seen answer = ask.awaitAnswer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.SETTINGS_CHANGED);
    assertThat(ask.awaitFallback(FallbackEvent.NotExecuted.class).reason())
        .isEqualTo(FallbackReason.SETTINGS_CHANGED);
    assertThat(tenant.platformCalls()).hasSize(1);
  }

  @Test
  void letsTheFallbackHappenWhenNothingChangesMeanwhile() throws Exception {
    // Given
    Tenant tenant = readyToFallBack();
    Ask ask = Ask.of(tenant, "hello").eligible();

    // When
    try (CapLock caps = CapLock.of(tenant.workspace())) {
      ask.publish();
      caps.awaitWaiting();
    }
    Seen answer = ask.awaitAnswer();

    // Then
    assertThat(answer.header("payer")).isEqualTo("platform");
    assertThat(tenant.platformCalls()).hasSize(2);
  }

  /// A tenant that has fallen back once, so that its caps have a row that can be held.
  private static Tenant readyToFallBack() {
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    Seen first = Ask.of(tenant, "the first").eligible().answer();
    assertThat(first.header("payer")).isEqualTo("platform");
    return tenant;
  }

  private static FallbackCaps caps() {
    return new FallbackCaps(new BigDecimal("20"), 20, 0);
  }

  private static Named<Function<Tenant, WorkspaceSettings>> change(
      String name, Function<Tenant, WorkspaceSettings> change) {
    return Named.of(name, change);
  }
}
