package dev.latchkey.credential;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.directory.Plan;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class OutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @BeforeEach
  void awaitReadiness() {
    awaitStatus("/q/health/ready", 200);
  }

  @AfterEach
  void startEverythingAgain() {
    SharedServers.kafka().start();
    SharedServers.postgres().start();
    SharedServers.vault().start();
    awaitStatus("/q/health/ready", 200);
  }

  @Test
  void savesNothingWhileVaultIsAway() {
    // Given
    Customer customer = Customer.known();

    // When
    SharedServers.vault().stop();

    // Then
    awaitStatus("/q/health/ready", 503);
    awaitStatus("/q/health/live", 200);
    customer.save().statusCode(503).body("code", equalTo("SECRET_STORE_UNAVAILABLE"));
    assertThat(Rows.states(customer.workspace())).containsExactly("SWEPT");
    customer.show(Role.MEMBER).body("state", equalTo("not-configured"));

    // When
    SharedServers.vault().start();

    // Then
    awaitStatus("/q/health/ready", 200);
    customer.save().statusCode(200);
  }

  @Test
  void saysThatTheDatabaseIsAway() {
    // Given
    Customer customer = Customer.known();

    // When
    SharedServers.postgres().stop();

    // Then
    awaitStatus("/q/health/ready", 503);
    awaitStatus("/q/health/live", 200);
    customer.save().statusCode(503).body("code", equalTo("DATABASE_UNAVAILABLE"));
    customer.show(Role.MEMBER).statusCode(503).body("code", equalTo("DATABASE_UNAVAILABLE"));

    // When
    SharedServers.postgres().start();

    // Then
    awaitStatus("/q/health/ready", 200);
    customer.save().statusCode(200);
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(2));
  }

  @Test
  void survivesADatabaseThatHangs() throws SQLException {
    // Given
    Customer customer = Customer.known();
    int moreThanThePoolHolds = 25;

    // When
    try (Connection connection = Rows.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table workspace in access exclusive mode");

      // Then
      assertThat(showAtOnce(customer, moreThanThePoolHolds)).containsOnly(503);
      connection.rollback();
    }
    // Sooner than the silence after which a connection counts as dead.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(showAtOnce(customer, moreThanThePoolHolds)).containsOnly(200));
  }

  @Test
  void takesInWhatTheDirectorySaidWhileTheDatabaseWasAway() {
    // Given
    Customer customer = Customer.unlisted();
    SharedServers.postgres().stop();
    awaitStatus("/q/health/ready", 503);

    // When
    Directory.list(customer.entry(Plan.SCALE, Customer.REGION));
    SharedServers.postgres().start();

    // Then
    Rows.awaitWorkspace(customer.workspace(), Plan.SCALE, Customer.REGION);
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(1));
  }

  @Test
  void savesAndTellsLaterWhileKafkaIsAway() {
    // Given
    Customer customer = Customer.known();

    // When
    SharedServers.kafka().stop();

    // Then
    awaitStatus("/q/health/ready", 503);
    awaitStatus("/q/health/live", 200);
    customer.save().statusCode(200);

    // When
    SharedServers.kafka().start();

    // Then
    awaitStatus("/q/health/ready", 200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Published.data(EventType.ADMIN_EVENT, customer.workspace())).hasSize(1));
    // The directory goes on too.
    Customer.known();
  }

  private static List<Integer> showAtOnce(Customer customer, int times) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Integer>> answers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> customer.show(Role.MEMBER).extract().statusCode(), threads))
              .limit(times)
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  private void awaitStatus(String path, int status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> given().get(management.resolve(path)).then().statusCode(status));
  }
}
