package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The service's tables, seen and changed from beside it.
final class Rows {

  private Rows() {}

  static void awaitWorkspace(WorkspaceId workspace, Plan plan, @Nullable Region region) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        query(
                            "select plan || ' ' || coalesce(region, '-') || ' ' || gone from workspace"
                                + " where workspace_id = ?",
                            workspace.value()))
                    .containsExactly(
                        plan.name() + " " + (region == null ? "-" : region) + " false"));
  }

  /// The first column of each row, as text.
  static List<String> query(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static int update(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> states(WorkspaceId workspace) {
    return query(
        "select state from credential_version where workspace_id = ? order by version",
        workspace.value());
  }

  static Connection connect() throws SQLException {
    Connection connection =
        SharedServers.postgres().connectAsSuperuser(PostgresProvisioning.DATABASE);
    connection.setSchema("credential_service");
    return connection;
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
