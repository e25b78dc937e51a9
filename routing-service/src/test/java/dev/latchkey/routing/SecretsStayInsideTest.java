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
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Tenant;
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
    List<Planted> planted =
        List.of(
            Planted.secret("secret access key", session.secretAccessKey()),
            Planted.secret("session token", session.sessionToken()),
            Planted.secret("long-term secret", tenant.key().secretAccessKey()),
            Planted.content("prompt", prompt));

    // When
    assertThat(Ask.of(tenant, prompt).answer().text()).contains(prompt);
    Ask.of(tenant, prompt).with(RequestHeaders.MODEL, Ask.MODEL).answer();
    Ask.withBody(tenant, Ask.body(prompt) + "{").answer();
    await().atMost(Duration.ofSeconds(20)).until(() -> unpublished() == 0);
    SweepReport report = search(planted);

    // Then
    assertThat(report.searched())
        .containsKeys(
            "topic byok.inference.responses.v1",
            "topic byok.inference.outcomes.v1",
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
                  .flatMap(places -> places));
    }
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
