package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.flow.retention.EraseEvents;
import dev.latchkey.audit.leaf.Leaf;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.query.ErasureOrder;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.FallbackReason;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunningAuditService
class ErasureTest {

  @Inject AuditLogFixture logs;
  @Inject EraseEvents erase;

  private final Auditor acme = Auditor.ofNewOrg();
  private final SampleAudit usual = SampleAudit.of(acme.tenant());

  @ParameterizedTest
  @CsvSource({
    "user,         bob,                 1",
    "conversation, talk-2,              2",
    "request,      {request},           3",
    "workspace,    {workspace}-2,       4"
  })
  void takesTheContentOfWhatIsChosenAndOfNothingElse(String selector, String value, int index) {
    // Given
    SampleAudit requested = SampleAudit.of(acme.tenant());
    LogPosition log =
        append(
            usual.attempt(),
            usual.user("bob").attempt(),
            usual.conversation("talk-2").attempt(),
            requested.attempt(),
            SampleAudit.of(acme.tenant("2")).attempt());
    String chosen =
        value
            .replace("{request}", requested.request())
            .replace("{workspace}", acme.workspace().value());

    // When
    order(acme, selector, chosen)
        .statusCode(200)
        .body("erased", equalTo(1))
        .body("complete", equalTo(true));

    // Then
    assertThat(
            AuditDatabase.rows(
                "select leaf_index from event where log_id = ? and raw is null", log.id()))
        .containsExactly(Map.of("leaf_index", (long) index));
  }

  @Test
  void leavesNothingThatNamesAnybody() {
    // Given
    LogPosition log = append(usual.user("bob").conversation("bobs-talk").intent("fb-1"));

    // When
    order(acme, "user", "bob");

    // Then
    Map<String, @Nullable Object> row =
        AuditDatabase.rows("select * from event where log_id = ?", log.id()).getFirst();
    assertThat(row)
        .containsEntry("raw", null)
        .containsEntry("salt", null)
        .containsEntry("user_id", null)
        .containsEntry("conversation", null)
        .containsEntry("request_id", null)
        .containsEntry("decision", "intent");
    JsonPath seen = acme.see("/v1/events/" + log.id() + "/0/0");
    assertThat(seen.prettify()).doesNotContain("bob").doesNotContain(usual.request());
    assertThat(seen.getString("event.erased")).isNotNull();
    assertThat(seen.getString("event.data")).isNull();
    assertThat(seen.getString("proof.raw")).isNull();
  }

  @Test
  void keepsProofsValid() {
    // Given
    LogPosition log =
        append(
            usual.user("bob").intent("fb-1"),
            SampleAudit.attempts(acme.tenant(), List.of(usual, usual.user("bob"), usual)));

    // When
    order(acme, "user", "bob").body("erased", equalTo(2));

    // Then
    JsonPath alone = acme.see("/v1/events/" + log.id() + "/0/0");
    assertThat(committed(alone)).isEqualTo("sha256:" + alone.getString("proof.hashes[0]"));
    JsonPath inBatch = acme.see("/v1/events/" + log.id() + "/1/0");
    List<String> hashes = inBatch.getList("proof.hashes", String.class);
    assertThat(hashes).hasSize(3);
    assertThat(committed(inBatch)).isEqualTo("sha256:" + sha256(String.join("", hashes)));
    assertThat(hashRun(log, 0)).startsWith(Leaf.hashOf(alone.getString("proof.leaf")).bytes());
  }

  @Test
  void saysInTheLogWhoHadWhatErasedAndWhy() {
    // Given
    LogPosition log =
        append(
            usual.attempt(),
            SampleAudit.attempts(acme.tenant(), List.of(usual, usual.user("bob"))));

    // When
    order(acme, "user", "bob");

    // Then
    List<JsonPath> leaves = erasureLeaves(log);
    assertThat(leaves).hasSize(1);
    assertThat(leaves.getFirst().getString("actor")).isEqualTo("somebody");
    assertThat(leaves.getFirst().getString("basis")).isEqualTo("Art. 17 GDPR");
    assertThat(leaves.getFirst().getList("events")).containsExactly("1:1");
  }

  @Test
  void publishesTheOrderWithoutSayingWhomItNames() {
    // Given
    append(usual.user("bob").attempt());

    // When
    String erasure = order(acme, "user", "bob").extract().jsonPath().getString("erasure");

    // Then
    String event = AdminRecords.ofOrg(acme.org()).getFirst();
    assertThat(event).doesNotContain("bob");
    assertThat(new JsonPath(event).getString("action")).isEqualTo("events-erased");
    assertThat(new JsonPath(event).getString("erasure")).isEqualTo(erasure);
    assertThat(new JsonPath(event).getString("selector")).isEqualTo("user");
  }

  @Test
  void erasesManyInStepsOfFiveHundred() {
    // Given
    List<SampleAudit> many = IntStream.range(0, 600).mapToObj(_ -> usual).toList();
    LogPosition log =
        append(
            SampleAudit.attempts(acme.tenant(), many), SampleAudit.attempts(acme.tenant(), many));
    LogPosition other = append(usual.attempt());

    // When
    order(acme, "user", "ada").body("erased", equalTo(1201)).body("complete", equalTo(true));

    // Then
    assertThat(erasureLeaves(log))
        .extracting(leaf -> leaf.getList("events").size())
        .allMatch(size -> size <= 500)
        .satisfies(sizes -> assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(1200));
    assertThat(erasureLeaves(other)).hasSize(1);
  }

  @Test
  void erasesNothingTwice() {
    // Given
    LogPosition log = append(usual.user("bob").attempt());
    order(acme, "user", "bob");

    // When
    order(acme, "user", "bob").body("erased", equalTo(0)).body("complete", equalTo(true));

    // Then
    assertThat(erasureLeaves(log)).hasSize(1);
  }

  @Test
  void saysHowManyEventsItLeavesInLogsThatTakeNoMoreLeaves() {
    // Given
    LogPosition closed = append(usual.user("bob").attempt(), usual.user("bob").attempt());
    AuditDatabase.execute("update log set closed = true where id = ?", closed.id());
    append(usual.user("bob").attempt());

    // When
    order(acme, "user", "bob")
        // Then
        .body("erased", equalTo(1))
        .body("complete", equalTo(true))
        .body("kept", equalTo(2));
  }

  @Test
  void namesEveryEventOnceWhenTwoEraseAtTheSameTime() {
    // Given
    List<SampleAudit> many = IntStream.range(0, 600).mapToObj(_ -> usual).toList();
    LogPosition log = append(SampleAudit.attempts(acme.tenant(), many));
    ErasureOrder order = new ErasureOrder(ErasureOrder.Selector.USER, "ada", "Art. 17 GDPR");

    // When
    Uni.join()
        .all(erase.erase(acme.org(), "one", order), erase.erase(acme.org(), "other", order))
        .andFailFast()
        .await()
        .atMost(Duration.ofSeconds(60));

    // Then
    List<Object> named =
        erasureLeaves(log).stream().flatMap(leaf -> leaf.getList("events").stream()).toList();
    assertThat(named).hasSize(600).doesNotHaveDuplicates();
  }

  @Test
  void leavesWhatPeopleDidToTheSettings() {
    // Given
    LogPosition log = append(usual.policyEnforced(), usual.policyChosen());

    // When
    order(acme, "user", usual.user()).body("erased", equalTo(0));
    order(acme, "workspace", acme.workspace().value()).body("erased", equalTo(0));

    // Then
    assertThat(
            AuditDatabase.number(
                "select count(*) from event where log_id = ? and actor = 'ada'", log.id()))
        .isEqualTo(2);
  }

  @Test
  void touchesNoOtherOrganisation() {
    // Given
    Auditor globex = Auditor.ofNewOrg();
    LogPosition log =
        append(usual.attempt(), SampleAudit.of(globex.tenant()).refused("fb-2", REASON));

    // When
    order(acme, "user", "ada").body("erased", equalTo(1));
    order(acme, "workspace", globex.workspace().value()).body("erased", equalTo(0));

    // Then
    assertThat(acme.see("/v1/events?type=attempt").getList("events.erased")).doesNotContainNull();
    assertThat(globex.see("/v1/events").getList("events.user")).containsExactly("ada");
    assertThat(erasureLeaves(log)).hasSize(1);
  }

  private static final FallbackReason REASON = FallbackReason.SESSION_UNKNOWN;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"basis\":\"x\"}                                         | Exactly one of user,",
        "{\"user\":\"a\",\"request\":\"b\",\"basis\":\"x\"}        | Exactly one of user,",
        "{\"user\":\"a\"}                                          | basis must be a text of",
        "{\"user\":\"a\",\"basis\":\" \"}                          | basis must be a text of",
        "{\"user\":7,\"basis\":\"x\"}                              | user must be a text of",
        "{\"workspace\":\"a b\",\"basis\":\"x\"}                   | workspace id 'a b' is not",
        "{\"user\":\"a\",\"basis\":\"x\",\"org\":\"y\"}            | The fields are basis,",
        "nothing                                                   | The body is not a JSON object"
      })
  void namesTheFieldThatIsWrong(String body, String message) {
    acme.as(Role.ORG_OWNER)
        .body(body)
        .post("/v1/erasures")
        .then()
        .statusCode(400)
        .body("message", containsString(message));
    assertThat(AdminRecords.ofOrg(acme.org())).isEmpty();
  }

  private LogPosition append(Draft... drafts) {
    return logs.append(logs.open(), drafts);
  }

  private static ValidatableResponse order(Auditor org, String selector, String value) {
    return org.as(Role.ORG_OWNER)
        .body(Map.of(selector, value, "basis", "Art. 17 GDPR"))
        .post("/v1/erasures")
        .then();
  }

  private static List<JsonPath> erasureLeaves(LogPosition log) {
    return AuditDatabase.rows(
            "select leaf from leaf where log_id = ? and kind = 'erasure' order by leaf_index",
            log.id())
        .stream()
        .map(row -> new JsonPath((String) row.get("leaf")))
        .toList();
  }

  private static byte[] hashRun(LogPosition log, long first) {
    return (byte[])
        Objects.requireNonNull(
            AuditDatabase.rows(
                    "select hashes from hash_run where log_id = ? and first_index = ?",
                    log.id(),
                    first)
                .getFirst()
                .get("hashes"));
  }

  private static String committed(JsonPath seen) {
    return new JsonPath(seen.getString("proof.leaf")).getString("dataHash");
  }

  private static String sha256(String hex) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
