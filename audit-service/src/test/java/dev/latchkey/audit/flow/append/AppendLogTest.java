package dev.latchkey.audit.flow.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.LogCheck;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.leaf.TenantEntry;
import dev.latchkey.audit.postgres.EventColumns;
import dev.latchkey.audit.postgres.EventColumns.Call;
import dev.latchkey.audit.postgres.EventColumns.Request;
import dev.latchkey.audit.postgres.EventColumns.Ruling;
import dev.latchkey.audit.postgres.EventColumns.Tokens;
import dev.latchkey.audit.postgres.EventColumns.What;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.audit.postgres.Notice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningAuditService
class AppendLogTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @Inject AuditLogFixture fixture;
  @Inject Logs logs;
  @Inject AppendLog appendLog;

  private final Tenant tenant = SampleDrafts.newTenant();
  private final Tenant org = Tenant.of(tenant.org());
  private LogPosition log;

  @BeforeEach
  void openLog() {
    log = fixture.open();
  }

  @Test
  void keepsTreeChainsAndEventsTogetherOverManyAppends() {
    // When
    for (int i = 0; i < 20; i++) {
      log =
          fixture.append(
              log,
              SampleDrafts.event(tenant, 3L * i),
              SampleDrafts.batch(org, 3L * i + 1, i + 1),
              SampleDrafts.quarantined(3L * i + 2));
    }
    log =
        fixture.append(
            log,
            new Draft.OfLog(new LogEntry.Gap(60, 70, "expired")),
            new Draft.OfTenant(tenant, new TenantEntry.Expiry(TIME, 3)));

    // Then
    LogCheck.assertWhole(log.id());
    assertThat(logs.byId(log.id()).await().indefinitely()).contains(log);
    assertThat(log.size()).isEqualTo(62);
    assertThat(AuditDatabase.number("select count(*) from event where log_id = ?", log.id()))
        .isEqualTo(20 + 210 + 20);
  }

  @Test
  void keepsTheRootsOfSubtreesOfTwoHundredAndFiftySixLeaves() {
    // When
    Draft[] drafts =
        IntStream.range(0, 600)
            .mapToObj(offset -> SampleDrafts.event(tenant, offset))
            .toArray(Draft[]::new);
    log = fixture.append(log, drafts);

    // Then
    LogCheck.assertWhole(log.id());
    assertThat(
            AuditDatabase.rows(
                "select level, n, hash from subtree where log_id = ? order by n", log.id()))
        .hasSize(2)
        .first()
        .satisfies(
            row -> {
              assertThat(row.get("level")).isEqualTo(1);
              assertThat(row.get("n")).isEqualTo(0L);
            });
  }

  @Test
  void writesNothingWhenTheLogHasMoved() {
    // Given
    LogPosition before = log;
    log = fixture.append(log, SampleDrafts.event(tenant, 0));

    // When
    Appending late =
        fixture.tryAppend(
            before,
            Addition.of(List.of(SampleDrafts.event(tenant, 0)), 1)
                .telling(List.of(new Notice("notice-" + tenant.org(), "e", "{}"))));

    // Then
    assertThat(late).isEqualTo(new Appending.Moved());
    LogCheck.assertWhole(log.id());
    assertThat(AuditDatabase.number("select count(*) from leaf where log_id = ?", log.id()))
        .isEqualTo(1);
    assertThat(AuditDatabase.rows("select 1 from notice where id = ?", "notice-" + tenant.org()))
        .isEmpty();
  }

  @Test
  void neverForksWhenTwoAppendAtTheSameTime() {
    for (int round = 0; round < 20; round++) {
      // When
      LogPosition before = log;
      Addition mine = Addition.of(List.of(SampleDrafts.event(tenant, round)), round + 1);
      Addition theirs = Addition.of(List.of(SampleDrafts.batch(org, round, 3)), round + 1);
      List<Appending> answers =
          Uni.join()
              .all(appendLog.append(before, mine), appendLog.append(before, theirs))
              .andFailFast()
              .await()
              .indefinitely();

      // Then
      assertThat(answers).containsOnlyOnce(new Appending.Moved());
      log = logs.byId(log.id()).await().indefinitely().orElseThrow();
      assertThat(answers).contains(new Appending.Done(log));
    }
    assertThat(log.size()).isEqualTo(20);
    LogCheck.assertWhole(log.id());
  }

  @Test
  void givesUpWaitingForAnAppendThatTakesTooLong() throws SQLException {
    try (Connection slow = AuditDatabase.connect();
        Statement statement = slow.createStatement()) {
      // Given
      slow.setAutoCommit(false);
      statement.execute("update log set size = size where id = " + log.id());

      // Then
      assertThatThrownBy(() -> fixture.append(log, SampleDrafts.event(tenant, 0)))
          .hasMessageContaining("lock timeout");
    }
  }

  @Test
  void writesNothingToALogThatAnotherGenerationFollows() {
    // Given
    LogPosition next = logs.succeed(log, log.origin() + "+", 2).await().indefinitely();

    // When
    Appending late = fixture.tryAppend(log, Addition.of(List.of(SampleDrafts.event(tenant, 0)), 1));

    // Then
    assertThat(late).isEqualTo(new Appending.Moved());
    assertThat(next.generation()).isEqualTo(2);
    assertThat(next.nextOffset()).isEqualTo(log.nextOffset());
    assertThat(logs.newest(log.partition()).await().indefinitely()).contains(next);
  }

  @Test
  void fillsColumnsAndSumsFromTheEvent() {
    // Given
    What what = new What("type-1", "attempt", "id-1", "/source", TIME);
    Request request = new Request("/agents", "request-1", "fallback-1", "alice", "talk-1");
    Call call =
        new Call("model-1", "eu-central-1", "THROTTLED", "platform", new Tokens(1, 2, 3, 4), null);
    EventColumns columns =
        new EventColumns(what, request, call, new Ruling("refused", "STRICT"), "bob");
    Call paid =
        new Call(
            "model-1",
            "eu-central-1",
            "THROTTLED",
            "platform",
            new Tokens(10, 20, 30, 40),
            new BigDecimal("0.000000000000000001"));
    EventColumns more =
        new EventColumns(what, request, paid, new Ruling("refused", "STRICT"), null);

    // When
    log =
        fixture.append(
            log,
            new Draft.OneEvent(tenant, SampleDrafts.logged(7, columns)),
            new Draft.ManyEvents(tenant, List.of(SampleDrafts.logged(8, more))));

    // Then
    assertThat(
            AuditDatabase.rows("select * from event where log_id = ? and leaf_index = 0", log.id()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row)
                  .containsAllEntriesOf(
                      Map.ofEntries(
                          Map.entry("occurred_at", TIME.toEpochMilli()),
                          Map.entry("org", tenant.org()),
                          Map.entry("workspace", tenant.workspace()),
                          Map.entry("topic", log.partition().topic()),
                          Map.entry("type", "type-1"),
                          Map.entry("event", "attempt"),
                          Map.entry("event_id", "id-1"),
                          Map.entry("source", "/source"),
                          Map.entry("kafka_offset", 7L),
                          Map.entry("request_source", "/agents"),
                          Map.entry("request_id", "request-1"),
                          Map.entry("fallback_id", "fallback-1"),
                          Map.entry("user_id", "alice"),
                          Map.entry("conversation", "talk-1"),
                          Map.entry("actor", "bob"),
                          Map.entry("model", "model-1"),
                          Map.entry("region", "eu-central-1"),
                          Map.entry("error_code", "THROTTLED"),
                          Map.entry("payer", "platform"),
                          Map.entry("decision", "refused"),
                          Map.entry("reason", "STRICT"),
                          Map.entry("tokens_input", 1L),
                          Map.entry("tokens_output", 2L),
                          Map.entry("tokens_cache_read", 3L),
                          Map.entry("tokens_cache_write", 4L)));
              assertThat(row.get("cost_usd")).isNull();
            });
    assertThat(AuditDatabase.rows("select * from daily where org = ?", tenant.org()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("day")).hasToString("2026-11-21");
              assertThat(row.get("count")).isEqualTo(2L);
              assertThat(row.get("tokens_cache_write")).isEqualTo(44L);
              assertThat(row.get("cost_usd")).isEqualTo(new BigDecimal("0.000000000000000001"));
            });
  }

  @Test
  void storesAnEventWhateverStandsInIt() {
    // Given
    String hostile = "\u0000\ud83d" + "x".repeat(5_000) + "\ude00";
    Instant time = Instant.parse("0000-01-01T00:00:00Z");
    Request request = new Request(hostile, hostile, hostile, hostile, hostile);
    Tokens tokens = new Tokens(Long.MAX_VALUE, Long.MIN_VALUE, -1, Long.MAX_VALUE);
    EventColumns columns =
        new EventColumns(
            new What("t", hostile, "id-1", "/s", time),
            request,
            new Call(hostile, hostile, hostile, hostile, tokens, new BigDecimal("9".repeat(58))),
            null,
            hostile);

    // When
    log =
        fixture.append(
            log,
            new Draft.ManyEvents(
                tenant, List.of(SampleDrafts.logged(1, columns), SampleDrafts.logged(2, columns))));
    log = fixture.append(log, new Draft.OneEvent(tenant, SampleDrafts.logged(3, columns)));

    // Then
    LogCheck.assertWhole(log.id());
  }

  @Test
  void watchesFallbacksThatBeganAndHaveNotEnded() {
    // Given
    String open = "open-" + tenant.org();
    String both = "both-" + tenant.org();

    // When
    log =
        fixture.append(
            log,
            marked(new FallbackMark.Begun(open, TIME)),
            marked(new FallbackMark.Begun(both, TIME)),
            marked(new FallbackMark.Ended(both)));

    // Then
    assertThat(openIntents())
        .containsExactly(
            Map.ofEntries(
                Map.entry("fallback_id", open),
                Map.entry("log_id", log.id()),
                Map.entry("leaf_index", 0L),
                Map.entry("org", tenant.org()),
                Map.entry("workspace", tenant.workspace()),
                Map.entry("deadline", TIME.toEpochMilli())));

    // When
    log = fixture.append(log, marked(new FallbackMark.Ended(open)));

    // Then
    assertThat(openIntents()).isEmpty();
  }

  private List<Map<String, @Nullable Object>> openIntents() {
    return AuditDatabase.rows("select * from open_intent where org = ?", tenant.org());
  }

  private Draft marked(FallbackMark mark) {
    What what = new What("t", "e", "id", "/s", TIME);
    LoggedEvent plain = SampleDrafts.logged(0, new EventColumns(what, null, null, null, null));
    return new Draft.OneEvent(tenant, new LoggedEvent(0, plain.bytes(), plain.columns(), mark));
  }
}
