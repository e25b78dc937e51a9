package dev.latchkey.contracts.chassis.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceOnTheChassis
class ReadinessTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @AfterEach
  void startServersAgain() {
    SharedServers.kafka().start();
    SharedServers.vault().start();
  }

  @Test
  void followsKafka() {
    // Given
    awaitReadiness(Map.of("kafka", "UP", "vault", "UP"), 200);

    // When
    SharedServers.kafka().stop();

    // Then
    awaitReadiness(Map.of("kafka", "DOWN", "vault", "UP"), 503);

    // When
    SharedServers.kafka().start();

    // Then
    awaitReadiness(Map.of("kafka", "UP", "vault", "UP"), 200);
  }

  @Test
  void followsVault() {
    // Given
    awaitReadiness(Map.of("kafka", "UP", "vault", "UP"), 200);

    // When
    SharedServers.vault().stop();

    // Then
    awaitReadiness(Map.of("kafka", "UP", "vault", "DOWN"), 503);

    // When
    SharedServers.vault().start();

    // Then
    awaitReadiness(Map.of("kafka", "UP", "vault", "UP"), 200);
  }

  @Test
  void staysAliveWhileOthersAreAway() {
    // When
    SharedServers.kafka().stop();
    SharedServers.vault().stop();

    // Then
    given().get(management.resolve("/q/health/live")).then().statusCode(200);
  }

  @Test
  void showsItsMetricsOnTheManagementPort() {
    given().get(management.resolve("/q/metrics")).then().statusCode(200);
  }

  private void awaitReadiness(Map<String, String> wanted, int status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var answer = given().get(management.resolve("/q/health/ready"));
              List<Map<String, Object>> checks = answer.jsonPath().getList("checks");
              assertThat(checks)
                  .filteredOn(check -> wanted.containsKey(check.get("name")))
                  .allSatisfy(
                      check ->
                          assertThat(check.get("status")).isEqualTo(wanted.get(check.get("name"))))
                  .hasSize(wanted.size());
              assertThat(answer.statusCode()).isEqualTo(status);
            });
  }
}
