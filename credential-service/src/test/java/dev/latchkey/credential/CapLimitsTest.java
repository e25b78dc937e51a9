package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.flow.fallback.DeploymentCaps;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a start of the service does when its caps, or those before it, are others.
@RunningCredentialService
class CapLimitsTest {

  @Inject DeploymentCaps caps;

  @Test
  void publishesAllSettingsWithTheCapsOfTheConfigurationOnce() {
    // Given
    Customer customer = Customer.known();
    Customer gone = Customer.known();
    Directory.withdraw(gone.workspace());
    awaitTombstone(gone);
    Rows.update("update cap_limits set usd_per_day = 99, consecutive = 7");

    // When
    announce();
    announce();

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(2);
          assertThat(settings.fallback()).isEqualTo(Customer.UNDECIDED);
        });
    assertThat(Published.records(Topics.SETTINGS, gone.workspace())).hasSize(2);
  }

  @Test
  void publishesAllSettingsAfterAnUpgradeFromAVersionWithoutFallback() {
    // Given
    Customer customer = Customer.known();
    Published.awaitSettings(customer.workspace(), settings -> {});
    Rows.update("delete from cap_limits");

    // When
    announce();

    // Then
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(2));
  }

  @Test
  void letsNoOwnersCapExceedTheConfiguration() {
    // Given
    Customer customer = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"caps\":{\"usdperday\":15,\"consecutive\":2}}");

    // When
    Rows.update("update cap_limits set usd_per_day = 5, consecutive = 5");
    customer.list(Plan.SCALE, null);

    // Then
    try {
      Published.awaitSettings(
          customer.workspace(),
          settings -> {
            assertThat(settings.region()).isNull();
            assertThat(FallbackPolicyTest.terms(settings).caps().usdPerDay())
                .isEqualByComparingTo(BigDecimal.valueOf(5));
            assertThat(FallbackPolicyTest.terms(settings).caps().consecutive()).isEqualTo(2);
          });
    } finally {
      announce();
    }
  }

  private static void awaitTombstone(Customer customer) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(Published.records(Topics.SETTINGS, customer.workspace())).hasSize(2));
  }

  private void announce() {
    try {
      VertxContextSupport.subscribeAndAwait(caps::announce);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
