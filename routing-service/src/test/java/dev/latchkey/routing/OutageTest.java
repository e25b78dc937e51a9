package dev.latchkey.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class OutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @AfterEach
  void startServersAgain() {
    SharedServers.postgres().start();
    SharedServers.vault().start();
    SharedServers.kafka().start();
    awaitReadiness("UP", "kafka", "vault", "workspace settings");
    await().atMost(PATIENCE).until(() -> readiness() == 200);
  }

  @Test
  void startsNothingWhilePostgresIsAwayAndGoesOnAfterwards() {
    // Given
    Tenant tenant = Tenant.active();
    Ask.of(tenant, "before").answer();
    List<Ask> asks = asks(tenant, 20);

    // When
    SharedServers.postgres().stop();
    asks.forEach(Ask::publish);

    // Then
    await().atMost(PATIENCE).until(() -> readiness() == 503);
    assertAlive();
    assertThat(tenant.calls()).hasSize(1);

    // When
    SharedServers.postgres().start();

    // Then
    assertAllAnsweredOnce(asks);
    assertThat(tenant.calls()).hasSize(21);
  }

  @Test
  void keepsAPaidAnswerUntilPostgresIsBack() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "paid already");

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      await().atMost(PATIENCE).until(() -> tenant.calls().size() == 1);
      SharedServers.postgres().stop();
    }
    await().atMost(PATIENCE).until(() -> readiness() == 503);
    SharedServers.postgres().start();

    // Then
    assertAllAnsweredOnce(List.of(ask));
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void losesNothingWhenKafkaRestarts() {
    // Given
    Tenant tenant = Tenant.active();
    Ask before = Ask.of(tenant, "in flight while Kafka goes");

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      before.publish();
      await().atMost(PATIENCE).until(() -> tenant.calls().size() == 1);
      SharedServers.kafka().stop();
    }

    // Then
    awaitReadiness("DOWN", "kafka");
    assertAlive();

    // When
    SharedServers.kafka().start();
    Ask after = Ask.of(tenant, "after Kafka came back");
    after.publish();

    // Then
    assertAllAnsweredOnce(List.of(before, after));
    assertThat(tenant.calls()).hasSize(2);
  }

  @Test
  void saysThatVaultIsAwayAndUsesNothingInstead() {
    // Given
    Tenant tenant = Tenant.active();

    // When
    SharedServers.vault().stop();
    Seen answer = Ask.of(tenant, "whose session?").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.SECRET_STORE_UNAVAILABLE);
    assertThat(answer.error().retryable()).isTrue();
    assertThat(tenant.calls()).isEmpty();
    awaitReadiness("DOWN", "vault");
    assertAlive();

    // When
    SharedServers.vault().start();
    awaitReadiness("UP", "vault");

    // Then
    assertThat(Ask.of(tenant, "and now?").answer().event().type())
        .isEqualTo(AnswerHeaders.SUCCEEDED);
  }

  @Test
  void goesOnWithASessionInMemoryWhileVaultIsAway() {
    // Given
    Tenant tenant = Tenant.active();
    Ask.of(tenant, "reads the session").answer();

    // When
    SharedServers.vault().stop();
    Seen answer = Ask.of(tenant, "uses it").answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
  }

  @Test
  void answersWhenTheConnectionToAwsBreaksAfterTheRequestWasSent() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "lost on the way back");

    // When
    try (SlowLane.Held _ = SlowLane.cut()) {
      ask.publish();
      ask.awaitAnswer();
    }

    // Then
    assertThat(ask.awaitAnswer().error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(ask.awaitAnswer().error().message()).contains("may have been paid");
    assertThat(ask.awaitOutcome(1).error()).isEqualTo(ErrorCode.NETWORK);
    assertThat(tenant.calls()).hasSize(1);
    assertThat(ask.awaitOutcome(1).httpStatus()).isNull();
  }

  @Test
  void breaksOffACallAtItsDeadline() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "too slow").with("deadline", "PT3S");

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      ask.awaitAnswer();
    }

    // Then
    assertThat(ask.awaitAnswer().error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(ask.awaitOutcome(1).error()).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(tenant.calls()).hasSize(1);
  }

  private static List<Ask> asks(Tenant tenant, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Ask.of(tenant, "number " + i).keyed(tenant.workspace() + "/" + i))
        .toList();
  }

  private static void assertAllAnsweredOnce(List<Ask> asks) {
    asks.forEach(
        ask -> assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED));
    assertThat(asks).allSatisfy(ask -> assertThat(ask.answers()).hasSize(1));
  }

  private void assertAlive() {
    given().get(management.resolve("/q/health/live")).then().statusCode(200);
  }

  private int readiness() {
    return given().get(management.resolve("/q/health/ready")).statusCode();
  }

  private void awaitReadiness(String status, String... names) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<Map<String, Object>> checks =
                  given().get(management.resolve("/q/health/ready")).jsonPath().getList("checks");
              assertThat(checks)
                  .filteredOn(check -> List.of(names).contains(check.get("name")))
                  .hasSize(names.length)
                  .allSatisfy(check -> assertThat(check.get("status")).isEqualTo(status));
            });
  }
}
