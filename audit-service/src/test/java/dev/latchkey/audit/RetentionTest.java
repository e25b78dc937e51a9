package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.flow.retention.ExpireEvents;
import dev.latchkey.audit.flow.retention.KeepPartitions;
import dev.latchkey.audit.postgres.EventPartitions;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.claims.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunningAuditService
class RetentionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject AuditLogFixture logs;
  @Inject ExpireEvents expire;
  @Inject KeepPartitions keep;
  @Inject EventPartitions partitions;
  @Inject MeterRegistry meters;

  private final Auditor acme = Auditor.ofNewOrg();
  private final Auditor globex = Auditor.ofNewOrg();

  @Test
  void keepsContentAsLongAsTheDeploymentDoesUntilSomebodyChooses() {
    show(acme).body("days", equalTo(400)).body("chosen", nullValue());
  }

  @Test
  void keepsContentAsLongAsTheOrganisationChooses() {
    // When
    choose(acme, "90").statusCode(200).body("days", equalTo(90));

    // Then
    show(acme).body("days", equalTo(90)).body("chosen", equalTo(90));
    show(globex).body("days", equalTo(400));
  }

  @Test
  void goesBackToTheDefault() {
    // Given
    choose(acme, "90");

    // When
    choose(acme, "null").statusCode(200);

    // Then
    show(acme).body("days", equalTo(400)).body("chosen", nullValue());
  }

  @Test
  void isInTheAuditLogsTopic() {
    // When
    choose(acme, "90");
    choose(acme, "120");

    // Then
    JsonPath event = new JsonPath(AdminRecords.ofOrg(acme.org()).getLast());
    assertThat(event.getString("action")).isEqualTo("retention-set");
    assertThat(event.getInt("beforedays")).isEqualTo(90);
    assertThat(event.getInt("afterdays")).isEqualTo(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"days\":29}           | days must be from 30 to 3650, or null.",
        "{\"days\":3651}         | days must be from 30 to 3650, or null.",
        "{\"days\":\"90\"}       | days must be a whole number, or null for the default.",
        "{\"days\":90.5}         | days must be a whole number, or null for the default.",
        "{}                      | days must be a whole number, or null for the default.",
        "{\"days\":90,\"to\":1}  | The fields are days.",
        "[]                      | The body is not a JSON object"
      })
  void namesTheFieldThatIsWrong(String body, String message) {
    acme.as(Role.ORG_OWNER)
        .body(body)
        .put("/v1/retention")
        .then()
        .statusCode(400)
        .body("message", containsString(message));
    assertThat(AdminRecords.ofOrg(acme.org())).isEmpty();
  }

  @Test
  void deletesWhatIsTooOldAndNothingElse() {
    // Given
    choose(acme, "60");
    SampleAudit ofAcme = SampleAudit.of(acme.tenant());
    SampleAudit ofGlobex = SampleAudit.of(globex.tenant());
    LogPosition log =
        logs.append(
            logs.open(), ofAcme.attempt(), ofAcme.attempt(), ofGlobex.attempt(), ofAcme.attempt());
    age(log, 0, 61);
    age(log, 1, 59);
    age(log, 2, 61);

    // When
    expire.expire().await().atMost(PATIENCE);

    // Then
    assertThat(acme.see("/v1/events?type=attempt").getList("events.index")).containsExactly(3, 1);
    assertThat(globex.see("/v1/events").getList("events.index")).containsExactly(2);
  }

  @Test
  void keepsTheLeavesAndAddsOneThatSaysWhatWasDeleted() {
    // Given
    choose(acme, "60");
    LogPosition log = logs.append(logs.open(), SampleAudit.of(acme.tenant()).attempt());
    age(log, 0, 61);

    // When
    expire.expire().await().atMost(PATIENCE);

    // Then
    assertThat(leaves(log, "batch")).isEqualTo(1);
    JsonPath leaf =
        new JsonPath(
            (String)
                AuditDatabase.rows(
                        "select leaf from leaf where log_id = ? and kind = 'expiry'", log.id())
                    .getFirst()
                    .get("leaf"));
    assertThat(leaf.getString("org")).isEqualTo(acme.org().value());
    assertThat(leaf.getInt("through")).isZero();
    assertThat(Instant.parse(leaf.getString("before")))
        .isBetween(
            Instant.now().minus(Duration.ofDays(61)), Instant.now().minus(Duration.ofDays(59)));
  }

  @Test
  void saysNothingWhenThereIsNothingToDelete() {
    // Given
    choose(acme, "60");
    LogPosition log = logs.append(logs.open(), SampleAudit.of(acme.tenant()).attempt());

    // When
    expire.expire().await().atMost(PATIENCE);

    // Then
    assertThat(leaves(log, "expiry")).isZero();
  }

  @Test
  void dropsPartitionsThatAreEmptyAndTooOldForEverybody() {
    // Given
    Instant then = Instant.parse("2023-05-10T00:00:00Z");
    partitions.make(then, 1).await().atMost(PATIENCE);
    LogPosition log = logs.append(logs.open(), SampleAudit.of(acme.tenant()).attempt());
    AuditDatabase.execute(
        "update event set stored_at = ? where log_id = ?",
        Instant.parse("2023-06-10T00:00:00Z").toEpochMilli(),
        log.id());

    // When
    keep.drop().await().atMost(PATIENCE);

    // Then
    assertThat(AuditDatabase.number(partition("event_2023_05"))).isZero();
    assertThat(AuditDatabase.number(partition("event_2023_06"))).isEqualTo(1);
    assertThat(AuditDatabase.number("select count(*) from event where log_id = ?", log.id()))
        .isEqualTo(1);

    // When
    AuditDatabase.execute("delete from event where log_id = ?", log.id());
    keep.drop().await().atMost(PATIENCE);

    // Then
    assertThat(AuditDatabase.number(partition("event_2023_06"))).isZero();
  }

  @Test
  void hasPartitionsForTheMonthsToCome() {
    // When
    keep.make().await().atMost(PATIENCE);

    // Then
    assertThat(meters.get("latchkey.audit.partitions.ahead").gauge().value())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void tellsWhenAPartitionIsMissing() {
    assertThat(partitions.ahead(Instant.parse("2090-01-01T00:00:00Z")).await().atMost(PATIENCE))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGENT",
        "MEMBER",
        "WORKSPACE_OWNER",
        "WORKSPACE_ADMIN",
        "BYOK_ADMIN",
        "AUDITOR",
        "OPERATOR"
      })
  void isAMatterOfTheOwnersOfOrganisationsAlone(String role) {
    Role other = Role.valueOf(role);
    acme.as(other).get("/v1/retention").then().statusCode(403);
    acme.as(other).body("{\"days\":90}").put("/v1/retention").then().statusCode(403);
    acme.as(other)
        .body("{\"user\":\"ada\",\"basis\":\"x\"}")
        .post("/v1/erasures")
        .then()
        .statusCode(403);
  }

  @Test
  void isNothingForOwnersOfNoOrganisation() {
    Auditor.with(null, Role.ORG_OWNER).get("/v1/retention").then().statusCode(403);
    Auditor.with(null, Role.ORG_OWNER)
        .body("{\"user\":\"ada\",\"basis\":\"x\"}")
        .post("/v1/erasures")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse show(Auditor org) {
    return org.as(Role.ORG_OWNER).get("/v1/retention").then().statusCode(200);
  }

  private static ValidatableResponse choose(Auditor org, String days) {
    return org.as(Role.ORG_OWNER).body("{\"days\":" + days + "}").put("/v1/retention").then();
  }

  private static long leaves(LogPosition log, String kind) {
    return AuditDatabase.number(
        "select count(*) from leaf where log_id = ? and kind = ?", log.id(), kind);
  }

  private static String partition(String name) {
    return "select count(*) from pg_class where relname = '" + name + "'";
  }

  /// Makes an event look as if it had been stored so long ago.
  private void age(LogPosition log, long index, int days) {
    Instant then = Instant.now().minus(Duration.ofDays(days));
    partitions.make(then, 0).await().atMost(PATIENCE);
    AuditDatabase.execute(
        "update event set stored_at = ? where log_id = ? and leaf_index = ?",
        then.toEpochMilli(),
        log.id(),
        index);
  }
}
