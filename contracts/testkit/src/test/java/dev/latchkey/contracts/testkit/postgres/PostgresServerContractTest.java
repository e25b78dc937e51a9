package dev.latchkey.contracts.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Latchkey relies on in a PostgreSQL server, whoever runs it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresServerContractTest {
  private PostgresServer postgres;

  /// Starts the server under test.
  abstract PostgresServer startServer();

  @BeforeAll
  void start() {
    postgres = startServer();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Test
  void keepsRowsAndPortOverARestart() throws Exception {
    // Given
    int port = postgres.port();
    execute("create table kept as select 'before the stop' as word");

    // When
    postgres.stop();
    assertThatThrownBy(() -> execute("select 1")).isInstanceOf(SQLException.class);
    postgres.start();

    // Then
    assertThat(postgres.port()).isEqualTo(port);
    assertThat(firstText("select word from kept")).isEqualTo("before the stop");
  }

  @Test
  void takesNobodyWithoutAPassword() {
    // When somebody on this machine connects as the superuser with no password
    // Then
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres", "postgres", ""))
        .isInstanceOf(SQLException.class);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = postgres.connectAsSuperuser("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String firstText(String sql) throws SQLException {
    try (Connection connection = postgres.connectAsSuperuser("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
