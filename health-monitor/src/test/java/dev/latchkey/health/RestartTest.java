package dev.latchkey.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.wire.topic.Topics;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@RunningHealthMonitor
@WithTestResource(value = EventsDuringDowntime.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class RestartTest {

  @Test
  void goesOnWhereItStoppedWithoutLossOrRepetition() {
    // Given
    long outstanding =
        ConfigProvider.getConfig().getValue(EventsDuringDowntime.OUTSTANDING, Long.class);
    assertThat(outstanding).isGreaterThanOrEqualTo(EventsDuringDowntime.PUBLISHED);

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              IntakeView view = IntakeView.now();
              assertThat(view.lag(Topics.CREDENTIAL_EVENTS)).isZero();
              assertThat(view.records(Topics.CREDENTIAL_EVENTS)).isEqualTo(outstanding);
            });
  }
}
