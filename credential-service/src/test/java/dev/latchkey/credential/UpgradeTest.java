package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.ServiceName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of the rows of a deployment that knew no fallback.
class UpgradeTest {

  private static final String SCHEMA = "upgrade_of_credential_service";

  @BeforeEach
  void givenTheTablesOfTheFirstVersion() throws SQLException {
    execute("create schema " + SCHEMA + " authorization credential_service");
    migrateTo("1");
    execute(
        """
        insert into workspace (workspace_id, org_id, plan, environment, gone, revision)
        values ('bare', 'org-1', 'FREE', 'PRODUCTION', false, 3)
        """,
        """
        insert into workspace (workspace_id, org_id, plan, environment, gone, revision,
                               credential_id, active_version, account, credential_region)
        values ('active', 'org-1', 'SCALE', 'PRODUCTION', false, 2, 'c', 1, '1', 'eu-central-1'),
               ('swept', 'org-2', 'SCALE', 'PRODUCTION', false, 4, 'c', 1, '1', 'eu-central-1')
        """,
        """
        insert into credential_version (workspace_id, credential_id, version, state, account,
          region, access_key_id, created_at, session_expires_at, renew_at)
        values ('active', 'c', 1, 'ACTIVE', '1', 'eu-central-1', 'AKIA', now(), now(), now()),
               ('swept', 'c', 1, 'SWEPT', '1', 'eu-central-1', 'AKIA', now(), now(), now())
        """,
        """
        insert into outbox (topic, workspace_id, created_at)
        values ('byok.workspace.settings.v1', 'active', now())
        """);
  }

  @AfterEach
  void dropTheTables() throws SQLException {
    execute("drop schema " + SCHEMA + " cascade");
  }

  @Test
  void knowsWhichCredentialsAreInUse() throws SQLException {
    // When
    migrateTo("latest");

    // Then
    assertThat(
            query("select workspace_id || ' ' || coalesce(own_key, '-') from workspace order by 1"))
        .containsExactly("active ENABLED", "bare -", "swept DELETED");
  }

  @Test
  void decidesNothingAboutFallbacks() throws SQLException {
    // When
    migrateTo("latest");

    // Then
    assertThat(
            query(
                "select concat_ws(' ', policy_enforced, policy_chosen, policy_revision,"
                    + " account_guardrail, cap_usd_per_day, cap_consecutive, cap_epoch)"
                    + " from workspace"))
        .containsOnly("1 f 0");
    assertThat(query("select org_id from organisation where enforced is null order by 1"))
        .containsExactly("org-1", "org-2");
  }

  @Test
  void keepsWhatWaitsToBePublishedAndWantsAllSettingsPublished() throws SQLException {
    // When
    migrateTo("latest");

    // Then
    assertThat(query("select workspace_id from outbox")).containsExactly("active");
    assertThat(query("select usd_per_day from cap_limits")).isEmpty();
  }

  private static void migrateTo(String version) {
    DatabaseLogin login = SharedServers.databaseLogin(ServiceName.CREDENTIAL_SERVICE);
    Flyway.configure()
        .dataSource(login.jdbcUrl(), login.username(), login.password().reveal())
        .schemas(SCHEMA)
        .createSchemas(false)
        .target(version)
        .load()
        .migrate();
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static Connection connect() throws SQLException {
    Connection connection =
        SharedServers.postgres().connectAsSuperuser(PostgresProvisioning.DATABASE);
    connection.setSchema(SCHEMA);
    return connection;
  }
}
