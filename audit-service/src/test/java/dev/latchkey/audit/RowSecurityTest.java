package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.ServiceName;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The second wall: what PostgreSQL itself refuses to the role that the service signs in with,
/// whatever statement somebody may have smuggled in.
@RunningAuditService
class RowSecurityTest {

  private static final String DENIED = "42501";

  @Inject AuditLogFixture logs;

  private final Auditor acme = Auditor.ofNewOrg();
  private final Auditor globex = Auditor.ofNewOrg();
  private Connection service;

  @BeforeEach
  void fillTheLog() throws SQLException {
    SampleAudit ofAcme = SampleAudit.of(acme.tenant());
    SampleAudit ofGlobex = SampleAudit.of(globex.tenant());
    logs.append(
        logs.open(),
        ofAcme.attempt(),
        ofAcme.intent("fb-" + acme.org()),
        ofGlobex.attempt(),
        ofGlobex.intent("fb-" + globex.org()));
    DatabaseLogin login = SharedServers.databaseLogin(ServiceName.AUDIT_SERVICE);
    service =
        DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password().reveal());
    service.setAutoCommit(false);
  }

  @AfterEach
  void signOut() throws SQLException {
    service.rollback();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaf", "event", "workspace_head", "daily", "open_intent", "manifest"})
  void showsNothingUntilAnOrganisationIsNamed(String table) throws SQLException {
    assertThat(count("select count(*) from " + table)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaf", "event", "workspace_head", "daily"})
  void showsTheOrganisationThatIsNamedAndNoOther(String table) throws SQLException {
    // When
    name(acme);

    // Then
    assertThat(count("select count(*) from " + table + " where org = '" + acme.org() + "'"))
        .isPositive();
    assertThat(count("select count(*) from " + table + " where org <> '" + acme.org() + "'"))
        .isZero();
  }

  @Test
  void forgetsTheOrganisationAtTheEndOfTheTransaction() throws SQLException {
    // Given
    name(acme);

    // When
    service.commit();

    // Then
    assertThat(count("select count(*) from event")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leaf",
        "event",
        "hash_run",
        "subtree",
        "checkpoint",
        "workspace_head",
        "daily",
        "log",
        "manifest"
      })
  void letsNothingBeDeletedOrEmptied(String table) throws SQLException {
    name(acme);
    assertDenied("delete from " + table);
    assertDenied("truncate " + table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leaf set leaf = '{}'",
        "event set raw = ''",
        "event set org = 'x'",
        "event set erased_at = 1",
        "hash_run set hashes = ''",
        "subtree set hash = ''",
        "checkpoint set note = ''",
        "manifest set note = ''",
        "workspace_head set tseq = 1",
        "daily set count = 0",
        "log set origin = 'x'",
        "retention set days = 1"
      })
  void letsNothingBeRewritten(String change) throws SQLException {
    name(acme);
    assertDenied("update " + change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table event disable row level security",
        "alter table event no force row level security",
        "drop policy one_org_is_seen on event",
        "create policy all_is_seen on event using (true)",
        "alter table leaf owner to audit_service",
        "drop table leaf",
        "alter table leaf disable trigger all",
        "create table mine (id integer)",
        "create function mine() returns integer language sql as 'select 1'",
        "alter role audit_service bypassrls",
        "set role audit_service_owner",
        "grant audit_service_owner to audit_service"
      })
  void letsTheTablesAndTheirRulesAlone(String change) throws SQLException {
    name(acme);
    assertDenied(change);
  }

  /// Row level security is a rule of the table that a statement names: what lies under it must not
  /// be reached by a name of its own.
  @Test
  void letsNobodyAroundTheRulesThroughAPartition() throws SQLException {
    // Given
    String partition;
    try (Statement statement = service.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select inhrelid::regclass::text from pg_inherits"
                    + " where inhparent = 'event'::regclass limit 1")) {
      found.next();
      partition = found.getString(1);
    }

    // Then
    assertDenied("select * from " + partition);
    assertDenied("delete from " + partition);
  }

  @Test
  void givesTheFunctionsOfTheOwnerNoOtherEars() throws SQLException {
    // Then
    // A function of the owner that would look for names in a schema of the caller's could be made
    // to
    // run the caller's code.
    assertThat(
            count(
                "select count(*) from pg_proc p where pronamespace = 'audit_service'::regnamespace"
                    + " and prosecdef and not exists (select from unnest(proconfig) c"
                    + " where c like 'search_path=audit_service, pg_temp')"))
        .isZero();
  }

  private void name(Auditor org) throws SQLException {
    try (Statement statement = service.createStatement()) {
      statement.execute("select set_config('latchkey.org', '" + org.org() + "', true)");
    }
  }

  private long count(String query) throws SQLException {
    try (Statement statement = service.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  private void assertDenied(String sql) throws SQLException {
    try (Statement statement = service.createStatement()) {
      var before = service.setSavepoint();
      assertThatThrownBy(() -> statement.execute(sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .extracting(failure -> ((SQLException) failure).getSQLState())
          .isEqualTo(DENIED);
      service.rollback(before);
    }
  }
}
