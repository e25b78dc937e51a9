package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.EndedSessions;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestVault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class ExpiryTest {

  @Test
  void callsOnceMoreWithTheSessionThatReplacedTheExpiredOne() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(EndedSessions.of(tenant));
    tenant.publish(1, tenant.byok());
    SessionDocument renewed = tenant.mintSession();
    Ask ask = Ask.of(tenant, "Is it still me?");

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      await().atMost(Duration.ofSeconds(20)).until(() -> tenant.calls().size() == 1);
      TestVault.store(renewed);
    }
    Seen answer = ask.awaitAnswer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("2");
    assertThat(tenant.calls()).extracting(SimulatedCall::status).containsExactly(403, 200);
    assertThat(tenant.calls().getLast().accessKeyId()).isEqualTo(renewed.accessKeyId().value());
    assertThat(ask.awaitOutcome(1).error()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(ask.awaitOutcome(2).error()).isNull();
  }

  @Test
  void givesUpWhenVaultHasNothingNewer() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(EndedSessions.of(tenant));
    tenant.publish(1, tenant.byok());

    // When
    Seen answer = Ask.of(tenant, "Is it still me?").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("1");
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void takesTheRenewedSessionForTheNextRequestToo() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(EndedSessions.of(tenant));
    tenant.publish(1, tenant.byok());
    Ask.of(tenant, "first").answer();
    TestVault.store(tenant.mintSession());

    // When
    Seen second = Ask.of(tenant, "second").answer();
    Seen third = Ask.of(tenant, "third").answer();

    // Then
    assertThat(second.header(AnswerHeaders.ATTEMPTS)).isEqualTo("2");
    assertThat(third.header(AnswerHeaders.ATTEMPTS)).isEqualTo("1");
  }

  @Test
  void neverCallsAThirdTime() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(EndedSessions.of(tenant));
    tenant.publish(1, tenant.byok());
    Ask ask = Ask.of(tenant, "Will it ever end?");

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      await().atMost(Duration.ofSeconds(20)).until(() -> tenant.calls().size() == 1);
      TestVault.store(EndedSessions.of(tenant));
    }
    Seen answer = ask.awaitAnswer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(tenant.calls()).hasSize(2);
  }
}
