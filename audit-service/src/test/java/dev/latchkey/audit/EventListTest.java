package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunningAuditService
class EventListTest {

  @Inject AuditLogFixture logs;

  private final Auditor auditor = Auditor.ofNewOrg();
  private final SampleAudit usual = SampleAudit.of(auditor.tenant());

  @Test
  void showsWhatIsInTheLogNewestFirst() {
    // Given
    append(usual.attempt(), usual.at(SampleAudit.TIME.plusSeconds(60)).intent("fb-1"));

    // When
    JsonPath list = auditor.see("/v1/events");

    // Then
    assertThat(list.getList("events.type")).containsExactly("intent", "attempt");
    assertThat(list.getString("events[0].decision")).isEqualTo("intent");
    assertThat(list.getString("events[0].fallbackid")).isEqualTo("fb-1");
    assertThat(list.getString("events[1].time")).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(list.getString("events[1].workspace")).isEqualTo(auditor.workspace().value());
    assertThat(list.getString("events[1].costusd")).isEqualTo("0.0125");
    assertThat(list.getInt("events[1].tokens.cachewrite")).isEqualTo(4);
    assertThat(list.getString("events[1].data.requestid")).isEqualTo(usual.request());
    assertThat(list.getString("next")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-20T10:00:01Z,              later",
    "to=2026-11-20T10:00:00Z,                earlier",
    "workspace={workspace}-2,                elsewhere",
    "user=bob,                               bob's",
    "conversation=talk-2,                    other talk",
    "model=another,                          other model",
    "error=QUOTA,                            failed",
    "decision=refused,                       refused",
    "payer=platform,                         platform",
    "type=policy-enforced,                   org-wide",
    "type=refused&user=ada&error=THROTTLED,  refused"
  })
  void narrowsTheListByEachFilter(String filter, String expected) {
    // Given
    List<String> names =
        List.of(
            "usual",
            "later",
            "earlier",
            "elsewhere",
            "bob's",
            "other talk",
            "other model",
            "failed",
            "refused",
            "platform",
            "org-wide");
    append(
        usual.attempt(),
        usual.at(SampleAudit.TIME.plusSeconds(1)).attempt(),
        usual.at(SampleAudit.TIME.minusSeconds(1)).attempt(),
        SampleAudit.of(auditor.tenant("2")).attempt(),
        usual.user("bob").attempt(),
        usual.conversation("talk-2").attempt(),
        usual.model("another").attempt(),
        usual.error(ErrorCode.QUOTA).attempt(),
        usual.refused("fb-1", FallbackReason.SESSION_UNKNOWN),
        usual.payer("platform").attempt(),
        usual.policyEnforced());

    // When
    String query = filter.replace("{workspace}", auditor.workspace().value());
    List<Integer> indexes = auditor.see("/v1/events?" + query).getList("events.index");

    // Then
    assertThat(indexes).extracting(names::get).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 25})
  void goesThroughAllEventsOnceWhateverTheSizeOfAPart(int limit) {
    // Given
    // Several at the same time, several in one leaf.
    List<SampleAudit> batch = IntStream.range(0, 6).mapToObj(i -> usual).toList();
    append(
        SampleAudit.attempts(auditor.tenant(), batch),
        usual.attempt(),
        usual.at(SampleAudit.TIME.plusSeconds(5)).attempt(),
        SampleAudit.attempts(auditor.tenant("2"), batch));

    // When
    List<String> places = walk("limit=" + limit);

    // Then
    assertThat(places).hasSize(14).doesNotHaveDuplicates();
    assertThat(places).isEqualTo(walk("limit=1000"));
  }

  @Test
  void goesOnWhereItStoodWhenEventsHaveArrivedMeanwhile() {
    // Given
    LogPosition log = append(usual.attempt(), usual.attempt(), usual.attempt());
    JsonPath first = auditor.see("/v1/events?limit=2");

    // When
    logs.append(log, usual.at(SampleAudit.TIME.plusSeconds(9)).attempt());
    JsonPath second = auditor.see("/v1/events?limit=2&cursor=" + first.getString("next"));

    // Then
    assertThat(first.getList("events.index")).containsExactly(2, 1);
    assertThat(second.getList("events.index")).containsExactly(0);
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void takesNoCursorOfAnotherOrganisation() {
    // Given
    append(usual.attempt(), usual.attempt());
    String cursor = auditor.see("/v1/events?limit=1").getString("next");

    // Then
    Auditor.ofNewOrg()
        .get("/v1/events?limit=1&cursor=" + cursor)
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString("cursor"));
  }

  @Test
  void takesNoCursorOfAnotherFilter() {
    // Given
    append(usual.attempt(), usual.attempt());
    String cursor = auditor.see("/v1/events?limit=1").getString("next");

    // Then
    auditor.get("/v1/events?limit=1&payer=customer&cursor=" + cursor).statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "%00", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void takesNoCursorThatIsNone(String cursor) {
    auditor.get("/v1/events?cursor=" + cursor).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tenant=acme          | The parameters are",
        "from=yesterday       | from must be a time in UTC such as",
        "to=2026-11-20        | to must be a time in UTC such as",
        "workspace=a b     | workspace: workspace id 'a b' is not",
        "user=                | user must have 1 to 1024 characters",
        "error=SOMETHING      | error must be one of REQUEST_MALFORMED,",
        "decision=maybe       | decision must be one of intent, served,",
        "payer=me             | payer must be one of customer, platform, none",
        "type=anything        | type must be one of attempt, intent,",
        "limit=0              | limit must be a number from 1 to 1000",
        "limit=1001           | limit must be a number from 1 to 1000",
        "limit=many           | limit must be a number from 1 to 1000",
        "payer=none&payer=none| payer is given more than once"
      })
  void namesTheParameterThatIsWrong(String query, String message) {
    auditor
        .get("/v1/events?" + query)
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(message));
  }

  private LogPosition append(Draft... drafts) {
    return logs.append(logs.open(), drafts);
  }

  private List<String> walk(String query) {
    List<String> places = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath part = auditor.see("/v1/events?" + query + cursor);
      for (int i = 0; i < part.getList("events").size(); i++) {
        String event = "events[" + i + "].";
        places.add(part.getInt(event + "index") + "/" + part.getInt(event + "item"));
      }
      cursor = part.getString("next") == null ? "" : "&cursor=" + part.getString("next");
    } while (!cursor.isEmpty());
    return places;
  }
}
