package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.topic.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RunningAuditService
class OutageTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @AfterEach
  void startKafkaAgain() {
    SharedServers.kafka().start();
    awaitStatus("/q/health/ready", 200);
  }

  @Test
  void isNotReadyWhileKafkaIsAwayAndCatchesUpAfterwards() {
    // Given
    awaitStatus("/q/health/ready", 200);
    IntakeView before = IntakeView.now();

    // When
    SharedServers.kafka().stop();

    // Then
    awaitStatus("/q/health/ready", 503);
    awaitStatus("/q/health/live", 200);
    assertThat(IntakeView.now().lag(Topics.CREDENTIAL_EVENTS)).isNull();

    // When
    SharedServers.kafka().start();
    awaitStatus("/q/health/ready", 200);
    try (Publisher publisher = new Publisher()) {
      publisher.publish(Topics.CREDENTIAL_EVENTS, SampleEvents.activated());
    }

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(IntakeView.now().records(Topics.CREDENTIAL_EVENTS))
                    .isEqualTo(before.records(Topics.CREDENTIAL_EVENTS) + 1));
  }

  private void awaitStatus(String path, int status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(given().get(management.resolve(path)).statusCode()).isEqualTo(status));
  }
}
