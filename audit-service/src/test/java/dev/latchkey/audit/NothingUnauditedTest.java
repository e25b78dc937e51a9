package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do to the log is in the log first: while Kafka is away it is not done.
@RunningAuditService
class NothingUnauditedTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject AuditLogFixture logs;

  private final Auditor auditor = Auditor.ofNewOrg();
  private LogPosition log;

  @BeforeEach
  void stopKafka() {
    log = logs.append(logs.open(), SampleAudit.of(auditor.tenant()).attempt());
    SharedServers.kafka().stop();
  }

  @AfterEach
  void startKafkaAgain() {
    SharedServers.kafka().start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get(management.resolve("/q/health/ready")).statusCode() == 200);
  }

  @Test
  void exportsErasesAndChangesNothingWhileKafkaIsAway() {
    refused(auditor.get("/v1/export?format=ndjson"));
    refused(owner("{\"days\":90}", "PUT", "/v1/retention"));
    refused(owner("{\"user\":\"ada\",\"basis\":\"x\"}", "POST", "/v1/erasures"));

    // Then
    auditor.as(Role.ORG_OWNER).get("/v1/retention").then().body("days", equalTo(400));
    assertThat(
            AuditDatabase.number(
                "select count(*) from event where log_id = ? and raw is not null", log.id()))
        .isEqualTo(1);
    // Looking needs no Kafka.
    assertThat(auditor.see("/v1/events").getList("events")).hasSize(1);
  }

  private ValidatableResponse owner(String body, String method, String path) {
    return auditor.as(Role.ORG_OWNER).body(body).request(method, path).then();
  }

  private static void refused(ValidatableResponse answer) {
    answer.statusCode(503).body("code", equalTo("TRANSIENT")).body("retryable", equalTo(true));
  }
}
