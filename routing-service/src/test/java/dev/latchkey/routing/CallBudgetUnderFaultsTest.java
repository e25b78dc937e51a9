package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many calls a request costs, whatever goes wrong at AWS (INV-8).
@RoutingOnTheStack
class CallBudgetUnderFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # failure at AWS     | access | under Strict: own | under Allow: own | platform
          throttle-requests    | read   | 3                 | 2                | 1
          throttle-requests    | write  | 3                 | 2                | 1
          internal             | read   | 3                 | 2                | 1
          unavailable          | write  | 3                 | 2                | 1
          model-timeout        | read   | 3                 | 2                | 1
          model-timeout        | write  | 1                 | 1                | 0
          model-error          | read   | 3                 | 2                | 1
          model-error          | write  | 1                 | 1                | 0
          gateway-504          | read   | 3                 | 2                | 1
          gateway-504          | write  | 1                 | 1                | 0
          quota-day            | read   | 1                 | 1                | 1
          quota-day            | write  | 1                 | 1                | 1
          token-invalid        | read   | 1                 | 1                | 0
          """)
  void isNeverExceeded(String row, String access, int strict, int allow, int platform) {
    // Given
    Tenant strictTenant = failing(FallbackPolicy.STRICT, SimulatedFault.error(row));
    Tenant allowTenant = failing(FallbackPolicy.ALLOW, SimulatedFault.error(row));

    // When
    ask(strictTenant, access).answer();
    ask(allowTenant, access).answer();

    // Then
    assertThat(strictTenant.calls()).hasSize(strict);
    assertThat(strictTenant.platformCalls()).isEmpty();
    assertThat(allowTenant.calls()).hasSize(allow);
    assertThat(allowTenant.platformCalls()).hasSize(platform);
    assertThat(allow + platform).isLessThanOrEqualTo(3);
  }

  @Test
  void letsAThrottledCallSucceedInTheEndAtTheCustomersExpense() {
    // Given
    Tenant tenant =
        failing(FallbackPolicy.STRICT, SimulatedFault.error("throttle-requests").times(2));

    // When
    Seen answer = ask(tenant, "write").answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header("attempts")).isEqualTo("3");
    assertThat(answer.header("payer")).isEqualTo("customer");
  }

  @Test
  void isNotSpentOnAPauseThatOutlastsTheDeadline() {
    // Given
    SimulatedFault fault = SimulatedFault.error("throttle-requests", Duration.ofMinutes(10));
    Tenant tenant = failing(FallbackPolicy.STRICT, fault);

    // When
    Seen answer = ask(tenant, "read").with("deadline", "PT20S").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.THROTTLED);
    assertThat(answer.error().retryAfterSeconds()).isEqualTo(600);
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void paysAWriteOnceWhoseAnswerIsCutOff() {
    // Given
    Tenant tenant = failing(FallbackPolicy.ALLOW, SimulatedFault.cutDuringAnswer());

    // When
    Seen answer = ask(tenant, "write").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.NOT_REPEATABLE);
    assertThat(tenant.calls()).hasSize(1);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void neverLetsAnAutonomousWriteInProductionFallBack() {
    // Given
    Tenant tenant = failing(FallbackPolicy.ALLOW, SimulatedFault.error("throttle-requests"));

    // When
    Seen answer = ask(tenant, "write").with("autonomous", "true").answer();

    // Then
    assertThat(answer.error().fallbackRefused())
        .isEqualTo(FallbackReason.AUTONOMOUS_PRODUCTION_WRITE);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  private static Ask ask(Tenant tenant, String access) {
    return Ask.of(tenant, "hello").eligible().with("access", access);
  }

  private static Tenant failing(FallbackPolicy policy, SimulatedFault fault) {
    Tenant tenant = Tenant.active(policy);
    SharedServers.simulator()
        .admin()
        .addFault(fault.onAccount(tenant.key().account()).onOperation("InvokeModel"));
    return tenant;
  }
}
