package dev.latchkey.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.audit.query.Decision;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.query.EventPosition;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How PostgreSQL finds what auditors ask for, as the service's role, with its rules about rows.
@RunningAuditService
class QueryPlanTest {

  /// In the middle of the list.
  private static final EventPosition SOMEWHERE =
      new EventPosition(SampleAudit.TIME.plusSeconds(10).toEpochMilli(), 1, 5, 0);

  @Inject AuditLogFixture logs;

  private final Auditor auditor = Auditor.ofNewOrg();

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.argumentSet("all", filter(null, null, null, null, null), "occurred_at"),
        Arguments.argumentSet(
            "of a workspace", filter(new WorkspaceId("ws-7"), null, null, null, null), "workspace"),
        Arguments.argumentSet("of a user", filter(null, "user-7", null, null, null), "user_id"),
        Arguments.argumentSet(
            "of a conversation", filter(null, null, "talk-7", null, null), "conversation"),
        Arguments.argumentSet(
            "with an error", filter(null, null, null, ErrorCode.QUOTA, null), "error_code"),
        Arguments.argumentSet(
            "with a decision", filter(null, null, null, null, Decision.REFUSED), "decision"));
  }

  @BeforeEach
  void fillTheLog() {
    logs.append(logs.open(), SampleAudit.of(auditor.tenant()).attempt());
    AuditDatabase.execute(
        "insert into event (log_id, leaf_index, item, stored_at, occurred_at, org, workspace, topic,"
            + " kafka_offset, user_id, conversation, error_code, decision)"
            + " select log_id, leaf_index, i, stored_at, occurred_at + i, org, 'ws-' || i % 50, topic,"
            + " i, 'user-' || i % 500, 'talk-' || i, case when i % 100 = 0 then 'QUOTA' end,"
            + " case when i % 200 = 0 then 'refused' end"
            + " from event, generate_series(1, 20000) i where org = ?",
        auditor.org().value());
    AuditDatabase.execute("analyze event");
  }

  /// The partition that the rows are in.
  private String partition() {
    return String.valueOf(
        AuditDatabase.rows(
                "select tableoid::regclass::text as name from event where org = ? limit 1",
                auditor.org().value())
            .getFirst()
            .get("name"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void findsWhatIsAskedForByAnIndex(EventFilter filter, String column) throws SQLException {
    String partition = partition();
    for (Events.Order order : Events.Order.values()) {
      // When
      String plan = plan(filter, order);

      // Then
      assertThat(plan)
          .containsPattern("Index Scan[^\\n]* (using|on) " + partition + "_org_" + column + "_")
          .doesNotContain("Seq Scan on " + partition);
    }
  }

  @ParameterizedTest
  @EnumSource(Events.Order.class)
  void sortsNothingToListAllEvents(Events.Order order) throws SQLException {
    assertThat(plan(filter(null, null, null, null, null), order)).doesNotContain("Sort\n");
  }

  private String plan(EventFilter filter, Events.Order order) throws SQLException {
    Conditions conditions = Conditions.of(auditor.org(), filter);
    conditions.addBeyond(order, SOMEWHERE);
    return plan(Events.statement(conditions, order, 100), conditions.values());
  }

  private String plan(String statement, List<Object> values) throws SQLException {
    String sql = statement;
    for (int i = values.size(); i > 0; i--) {
      Object value = values.get(i - 1);
      sql = sql.replace("?" + i, value instanceof String text ? "'" + text + "'" : "" + value);
    }
    DatabaseLogin login = SharedServers.databaseLogin(ServiceName.AUDIT_SERVICE);
    try (Connection service =
            DriverManager.getConnection(
                login.jdbcUrl(), login.username(), login.password().reveal());
        Statement explain = service.createStatement()) {
      explain.execute("select set_config('latchkey.org', '" + auditor.org() + "', false)");
      List<String> lines = new ArrayList<>();
      try (ResultSet rows = explain.executeQuery("explain (costs off) " + sql)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return String.join("\n", lines);
    }
  }

  private static EventFilter filter(
      @Nullable WorkspaceId workspace,
      @Nullable String user,
      @Nullable String conversation,
      @Nullable ErrorCode error,
      @Nullable Decision decision) {
    return new EventFilter(
        null, null, workspace, user, conversation, null, error, decision, null, null);
  }
}
