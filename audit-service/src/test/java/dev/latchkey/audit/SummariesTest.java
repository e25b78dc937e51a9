package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.contracts.wire.error.FallbackReason;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunningAuditService
class SummariesTest {

  private static final String MONTH = "?from=2026-11-01&to=2026-11-30";

  @Inject AuditLogFixture logs;

  private final Auditor auditor = Auditor.ofNewOrg();
  private final SampleAudit usual = SampleAudit.of(auditor.tenant());
  private final SampleAudit nextDay = usual.at(SampleAudit.TIME.plus(Duration.ofDays(1)));
  private final SampleAudit elsewhere = SampleAudit.of(auditor.tenant("2"));

  @BeforeEach
  void fillTheLog() {
    logs.append(
        logs.open(),
        usual.attempt(),
        usual.attempt(),
        usual.payer("platform").attempt(),
        nextDay.attempt(),
        elsewhere.attempt(),
        usual.refused("fb-1", FallbackReason.SESSION_UNKNOWN),
        usual.refused("fb-2", FallbackReason.SESSION_UNKNOWN),
        usual.refused("fb-3", FallbackReason.MONEY_CAP_REACHED),
        usual.intent("fb-4"),
        nextDay.served("fb-4"));
  }

  @Test
  void countsFallbacksByDayAndReason() {
    assertThat(rows("fallbacks" + MONTH))
        .containsExactly(
            Map.of("day", "2026-11-20", "decision", "intent", "count", 1),
            Map.of(
                "day", "2026-11-20",
                "decision", "refused",
                "reason", "MONEY_CAP_REACHED",
                "count", 1),
            Map.of(
                "day",
                "2026-11-20",
                "decision",
                "refused",
                "reason",
                "SESSION_UNKNOWN",
                "count",
                2),
            Map.of("day", "2026-11-21", "decision", "served", "count", 1));
  }

  @Test
  void addsUpWhatCallsCostByDayAndPayer() {
    assertThat(rows("spend" + MONTH))
        .containsExactly(
            Map.of("day", "2026-11-20", "payer", "customer", "attempts", 3, "costusd", "0.0375"),
            Map.of("day", "2026-11-20", "payer", "platform", "attempts", 1, "costusd", "0.0125"),
            Map.of("day", "2026-11-21", "payer", "customer", "attempts", 1, "costusd", "0.0125"));
  }

  @Test
  void addsUpTokensByDayPayerAndModel() {
    assertThat(rows("tokens" + MONTH).getFirst())
        .isEqualTo(
            Map.of(
                "day", "2026-11-20",
                "payer", "customer",
                "model", SampleAudit.MODEL,
                "input", 30,
                "output", 60,
                "cacheread", 9,
                "cachewrite", 12));
  }

  @ParameterizedTest
  @CsvSource({
    "spend?from=2026-11-21&to=2026-11-21,  1",
    "spend?from=2026-11-20&to=2026-11-20,  2",
    "spend?from=2026-11-01&to=2026-11-19,  0",
    "tokens?from=2026-11-22&to=2026-11-30, 0"
  })
  void countsTheDaysThatAreAskedForAlone(String summary, int rows) {
    assertThat(rows(summary)).hasSize(rows);
  }

  @Test
  void countsOneWorkspaceAlone() {
    String workspace = elsewhere.tenant().workspace();
    assertThat(rows("spend" + MONTH + "&workspace=" + workspace))
        .containsExactly(
            Map.of("day", "2026-11-20", "payer", "customer", "attempts", 1, "costusd", "0.0125"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=20-11-2026                | from must be a day such as",
        "from=2026-11-02&to=2026-11-01  | from must be at most 400 days before to",
        "from=2020-01-01&to=2026-11-01  | from must be at most 400 days before to",
        "user=ada                       | The parameters are from, to, workspace"
      })
  void namesTheParameterThatIsWrong(String query, String message) {
    auditor
        .get("/v1/summaries/spend?" + query)
        .statusCode(400)
        .body("message", containsString(message));
  }

  private List<Map<String, Object>> rows(String summary) {
    JsonPath seen = auditor.see("/v1/summaries/" + summary);
    return seen.getList("$");
  }
}
