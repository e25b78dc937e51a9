package dev.latchkey.credential;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class MetricsTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void countsWhatHappenedByResultAndNamesNobody() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.save().statusCode(200);
    SharedServers.simulator().admin().deactivate(customer.key());
    customer.save().statusCode(422);
    Rows.update(
        "update credential_version set renew_at = now() where workspace_id = ?",
        customer.workspace().value());

    // Then
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(page())
                    .contains(
                        "latchkey_credential_saves_total{result=\"ok\"}",
                        "latchkey_credential_saves_total{result=\"credential_invalid\"}",
                        "latchkey_credential_renewals_total{result=\"credential_invalid\"}",
                        "latchkey_credential_directory_applied_total",
                        "latchkey_credential_outbox_published_total",
                        "latchkey_credential_outbox_rows",
                        "latchkey_credential_outbox_age_seconds"));
    assertThat(page())
        .doesNotContain(
            customer.workspace().value(), customer.org().value(), customer.key().account());
  }

  private String page() {
    return given().get(management.resolve("/q/metrics")).asString();
  }
}
