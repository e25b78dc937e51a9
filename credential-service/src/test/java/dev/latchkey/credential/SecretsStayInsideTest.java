package dev.latchkey.credential;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.testkit.sweep.DatabasePlaces;
import dev.latchkey.contracts.testkit.sweep.FilePlaces;
import dev.latchkey.contracts.testkit.sweep.KafkaPlaces;
import dev.latchkey.contracts.testkit.sweep.Place;
import dev.latchkey.contracts.testkit.sweep.Planted;
import dev.latchkey.contracts.testkit.sweep.Sweep;
import dev.latchkey.contracts.testkit.sweep.SweepReport;
import dev.latchkey.contracts.testkit.sweep.TracePlaces;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.secret.SecretText;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// INV-1: what people save and what is minted from it is in Vault and nowhere else, whatever goes
/// wrong.
@RunningCredentialService
class SecretsStayInsideTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void writesNoSecretAnywhere() throws SQLException {
    // Given
    Customer customer = Customer.known();
    SecretText wrong = SecretText.of("planted+wrong/secret" + UUID.randomUUID());

    // When
    List<String> answers = answersToGoodAndBadRequests(customer, wrong);
    Map<String, String> session = InVault.session(customer.workspace(), 1).orElseThrow();
    renewOnceAndFailOnce(customer);
    SweepReport report =
        search(
            answers,
            List.of(
                Planted.secret("secret access key", customer.key().secretAccessKey()),
                Planted.secret("wrong secret", wrong),
                Planted.secret("session secret", field(session, "secret_access_key")),
                Planted.secret("session token", field(session, "session_token"))));

    // Then
    assertThat(report.searched())
        .containsKeys(
            "topic byok.workspace.settings.v1",
            "topic byok.credential.events.v1",
            "topic byok.audit.admin.v1",
            "table credential_service.credential_version",
            "traces",
            "answers",
            "metrics",
            "file credential-service.log");
    assertThat(report.findings()).isEmpty();
  }

  private List<String> answersToGoodAndBadRequests(Customer customer, SecretText wrong) {
    SimulatedKey misspelt =
        new SimulatedKey(customer.key().account(), customer.key().accessKeyId(), wrong);
    SimulatedKey swapped =
        new SimulatedKey(
            customer.key().account(), wrong.reveal(), SecretText.of(customer.key().accessKeyId()));
    String broken = "{\"secretAccessKey\":\"" + wrong.reveal();
    String unknown = "{\"" + wrong.reveal() + "\":\"x\"}";
    return List.of(
        customer.save().statusCode(200).extract().asString(),
        customer.save(misspelt, Role.WORKSPACE_OWNER).statusCode(422).extract().asString(),
        customer.save(swapped, Role.WORKSPACE_OWNER).statusCode(400).extract().asString(),
        put(customer, broken),
        put(customer, unknown),
        put(customer, "[" + broken),
        customer.show(Role.BYOK_ADMIN).extract().asString());
  }

  private static String put(Customer customer, String body) {
    return customer
        .as(Role.WORKSPACE_OWNER)
        .body(body)
        .put(customer.path() + "/access-key")
        .then()
        .statusCode(400)
        .extract()
        .asString();
  }

  private static SecretText field(Map<String, String> document, String name) {
    return SecretText.of(Objects.requireNonNull(document.get(name)));
  }

  private static void renewOnceAndFailOnce(Customer customer) {
    makeDueAndAwaitEvents(customer, 2);
    SharedServers.simulator().admin().deactivate(customer.key());
    makeDueAndAwaitEvents(customer, 3);
  }

  private static void makeDueAndAwaitEvents(Customer customer, int events) {
    Rows.update(
        "update credential_version set renew_at = now() where workspace_id = ?",
        customer.workspace().value());
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(Published.events(EventType.CREDENTIAL_EVENT, customer.workspace()))
                    .hasSizeGreaterThanOrEqualTo(events));
  }

  private SweepReport search(List<String> answers, List<Planted> planted) throws SQLException {
    try (Connection database = Rows.connect()) {
      return new Sweep(planted)
          .search(
              Stream.of(
                      KafkaPlaces.of(SharedServers.kafka().bootstrapServers()),
                      DatabasePlaces.of(database),
                      TracePlaces.of(SharedServers.traces()),
                      FilePlaces.under(Path.of("target", "logs")),
                      answers.stream().map(answer -> Place.of("answers", "body", answer)),
                      Stream.of(Place.of("metrics", "page", metrics())))
                  .flatMap(places -> places));
    }
  }

  private String metrics() {
    return given().get(management.resolve("/q/metrics")).asString();
  }
}
