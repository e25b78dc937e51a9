package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.siem.OcsfSchema;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.json.WireJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunningAuditService
class ExportTest {

  /// More than the buffers of a connection hold.
  private static final int MANY = 100_000;

  @TestHTTPResource("/")
  URI service;

  @Inject AuditLogFixture logs;
  @Inject MeterRegistry meters;

  private final Auditor auditor = Auditor.ofNewOrg();
  private final SampleAudit usual = SampleAudit.of(auditor.tenant());

  @Test
  void writesTheEventsAsTheListShowsThemOldestFirst() {
    // Given
    append();

    // When
    List<Map<String, Object>> exported =
        export("ndjson&to=" + SampleAudit.TIME.plusSeconds(60))
            .contentType("application/x-ndjson")
            .header("Content-Disposition", "attachment; filename=\"events.ndjson\"")
            .extract()
            .asString()
            .lines()
            .map(ExportTest::json)
            .toList();

    // Then
    List<Map<String, Object>> listed =
        auditor.see("/v1/events?to=" + SampleAudit.TIME.plusSeconds(60)).getList("events");
    assertThat(exported).hasSize(4).isEqualTo(listed.reversed());
  }

  @Test
  void writesOcsfThatTheSchemaAccepts() {
    // Given
    append();

    // When
    List<String> exported = export("ocsf").extract().asString().lines().toList();

    // Then
    assertThat(exported)
        .hasSize(4)
        .allSatisfy(line -> assertThat(OcsfSchema.complaints(line)).isEmpty());
  }

  @Test
  void writesCsvWithoutFormulas() {
    // Given
    append();

    // When
    String csv = export("csv").contentType(containsString("text/csv")).extract().asString();

    // Then
    assertThat(csv).startsWith("time,stored,org,").contains(",'=cmd(),").hasLineCount(5);
  }

  @Test
  void writesNothingButTheEventsThatAreAskedFor() {
    // Given
    append();

    // Then
    assertThat(export("ndjson&decision=refused").extract().asString())
        .hasLineCount(1)
        .contains("SESSION_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/export                     | format is missing: ndjson, csv or ocsf.",
        "/v1/export?format=xml          | format must be one of ndjson, csv, ocsf.",
        "/v1/export?format=csv&payer=me | payer must be one of customer, platform, none.",
        "/v1/export?format=csv&limit=1  | The parameters are"
      })
  void namesTheParameterThatIsWrong(String path, String message) {
    auditor
        .get(path)
        .statusCode(400)
        .contentType("application/json")
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(message));
  }

  @Test
  void isInTheAuditLogsTopicBeforeTheFirstByte() {
    // Given
    append();

    // When
    export("csv&workspace=" + auditor.workspace() + "&from=2026-11-20T00:00:00Z");

    // Then
    Map<String, Object> event = json(AdminRecords.ofOrg(auditor.org()).getFirst());
    assertThat(event)
        .containsEntry("action", "audit-exported")
        .containsEntry("actor", "somebody")
        .containsEntry("workspaceid", auditor.workspace().value())
        .containsEntry("format", "csv")
        .containsEntry("from", "2026-11-20T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "csv", "ocsf"})
  void writesAHundredThousandEventsWholePageByPage(String format) throws Exception {
    // Given
    fill(MANY);

    // When
    long lines;
    try (BufferedReader body = reader(open(format))) {
      lines = body.lines().count();
    }

    // Then
    assertThat(lines).isEqualTo(format.equals("csv") ? MANY + 1 : MANY);
  }

  @Test
  void readsNoFurtherThanSomebodyTakes() throws Exception {
    // Given
    fill(MANY);
    double before = read();

    // When
    double taken;
    try (InputStream body = open("ndjson").body()) {
      assertThat(body.readNBytes(1000)).hasSize(1000);
      taken = awaitQuiet();
    }

    // Then
    // What is read ahead fits into the buffers of the connection; then the query is over.
    assertThat(taken - before).isBetween(1.0, MANY / 2.0);
    assertThat(awaitQuiet() - taken).isLessThanOrEqualTo(2 * 500.0);
  }

  @Test
  void neverLooksWholeWhenTheDatabaseGoesAway() throws Exception {
    // Given
    fill(MANY);

    // When
    try (BufferedReader body = reader(open("ndjson"))) {
      assertThat(body.readLine()).isNotEmpty();
      AuditDatabase.execute("alter table event rename to event_away");

      // Then
      assertThatThrownBy(() -> body.lines().count()).isInstanceOf(UncheckedIOException.class);
    } finally {
      AuditDatabase.execute("alter table event_away rename to event");
    }
  }

  private void append() {
    logs.append(
        logs.open(),
        usual.attempt(),
        usual.refused("fb-1", FallbackReason.SESSION_UNKNOWN),
        usual.policyEnforced(),
        usual.user("=cmd()").at(SampleAudit.TIME.plusSeconds(1)).attempt());
  }

  /// So many copies of an event of this organisation: the export reads rows, not leaves.
  private void fill(int rows) {
    logs.append(logs.open(), usual.attempt());
    AuditDatabase.execute(
        "insert into event (log_id, leaf_index, item, stored_at, occurred_at, org, workspace, topic,"
            + " type, event, kafka_offset, raw, salt)"
            + " select log_id, leaf_index, i, stored_at, occurred_at + i, org, workspace, topic, type,"
            + " event, i, raw, salt from event, generate_series(1, ?) i where org = ?",
        rows - 1,
        auditor.org().value());
  }

  private ValidatableResponse export(String format) {
    return auditor.get("/v1/export?format=" + format).statusCode(200);
  }

  private HttpResponse<InputStream> open(String format) throws IOException, InterruptedException {
    String token =
        SharedServers.issuer()
            .token(new TokenClaims("somebody", auditor.org(), Set.of(), Set.of(Role.AUDITOR)));
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(
        HttpRequest.newBuilder(service.resolve("/v1/export?format=" + format))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private static BufferedReader reader(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /// Until nothing has been read for a while.
  private double awaitQuiet() {
    AtomicReference<Double> last = new AtomicReference<>(-1.0);
    await()
        .pollInterval(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> last.getAndSet(read()) == read());
    return read();
  }

  /// How many events exports have read since the service started.
  private double read() {
    return meters.counter("latchkey.audit.exported.events").count();
  }

  private static Map<String, Object> json(String line) {
    try {
      return WireJson.mapper().readValue(line, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
