package dev.latchkey.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.sweep.DatabasePlaces;
import dev.latchkey.contracts.testkit.sweep.FilePlaces;
import dev.latchkey.contracts.testkit.sweep.KafkaPlaces;
import dev.latchkey.contracts.testkit.sweep.Place;
import dev.latchkey.contracts.testkit.sweep.Planted;
import dev.latchkey.contracts.testkit.sweep.Sweep;
import dev.latchkey.contracts.testkit.sweep.SweepReport;
import dev.latchkey.contracts.testkit.sweep.TracePlaces;
import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestVault;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class SecretsStayInsideTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void leaveNoTraceInAnythingThatRoutingWrites() throws Exception {
    // Given
    Tenant tenant = Tenant.unknown();
    SessionDocument session = tenant.mintSession();
    TestVault.store(session);
    tenant.publish(1, tenant.byok());
    String prompt = "planted-prompt-" + UUID.randomUUID();
    String grant = grantFor(tenant);
    List<Planted> planted =
        List.of(
            Planted.secret("secret access key", session.secretAccessKey()),
            Planted.secret("session token", session.sessionToken()),
            Planted.secret("long-term secret", tenant.key().secretAccessKey()),
            Planted.secret("grant", SecretText.of(grant)),
            // What is shortened for showing still holds the beginning.
            Planted.secret("beginning of the grant", SecretText.of(grant.substring(0, 200))),
            Planted.content("prompt", prompt));

    // When
    Ask ask = Ask.of(tenant, prompt).with(RequestHeaders.GRANT, grant);
    assertThat(ask.answer().text()).contains(prompt);
    Ask.of(tenant, prompt)
        .with(RequestHeaders.GRANT, grant)
        .with(RequestHeaders.MODEL, Ask.WITHOUT_PROFILE)
        .answer();
    Ask.withBody(tenant, Ask.body(prompt) + "{").with(RequestHeaders.GRANT, grant).answer();
    bury(Ask.of(tenant, prompt).with(RequestHeaders.GRANT, grant));
    await().atMost(Duration.ofSeconds(20)).until(() -> unpublished() == 0);
    await().atMost(Duration.ofSeconds(20)).until(() -> !SharedServers.traces().bodies().isEmpty());
    SweepReport report = search(planted);

    // Then
    assertThat(report.searched())
        .containsKeys(
            "topic byok.inference.responses.v1",
            "topic byok.inference.outcomes.v1",
            "topic byok.inference.requests.dlq.v1",
            "table routing_service.request_claim",
            "traces",
            "metrics",
            "file quarkus.log");
    assertThat(report.findings()).isEmpty();
  }

  private SweepReport search(List<Planted> planted) throws Exception {
    try (Connection database = SharedServers.postgres().connectAsSuperuser("latchkey")) {
      return new Sweep(planted)
          .search(
              Stream.of(
                      KafkaPlaces.of(SharedServers.kafka().bootstrapServers()),
                      DatabasePlaces.of(database),
                      TracePlaces.of(SharedServers.traces()),
                      FilePlaces.under(Path.of("target", "logs")),
                      Stream.of(Place.of("metrics", "page", metrics())))
                  .flatMap(places -> places)
                  .filter(place -> !isGrantOfARequest(place)));
    }
  }

  /// The one place where a grant may stand (INV-1).
  private static boolean isGrantOfARequest(Place place) {
    return place.source().equals("topic " + Topics.REQUESTS.name())
        && place.where().endsWith(" header ce_grant");
  }

  private static String grantFor(Tenant tenant) {
    return SharedServers.issuer()
        .grant(
            new RequestGrant(
                tenant.workspace(), "user-" + UUID.randomUUID(), "session-1", List.of()));
  }

  /// Publishes a request that ends as a dead letter.
  private static void bury(Ask ask) {
    long offset = ask.with(RequestHeaders.WORKSPACE, "not a workspace").publish().offset();
    TestKafka.shared()
        .deadRequests()
        .first(seen -> seen.data(DeadRequest.class).offset() == offset);
  }

  private String metrics() {
    return given().get(management.resolve("/q/metrics")).body().asString();
  }

  private static long unpublished() throws Exception {
    try (Connection database = SharedServers.postgres().connectAsSuperuser("latchkey");
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from routing_service.request_claim where state <> 'PUBLISHED'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
