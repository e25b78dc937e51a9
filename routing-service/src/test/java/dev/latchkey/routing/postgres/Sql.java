package dev.latchkey.routing.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// What tests do to the tables, or ask of them, behind the back of the classes under test.
final class Sql {

  private Sql() {}

  /// Lets PostgreSQL believe that a lease ended a second ago.
  static void expire(DataSource database, String owner) throws SQLException {
    execute(
        database,
        "update instance_lease set expires_at = now() - interval '1 second' where owner = ?",
        owner);
  }

  static int execute(DataSource database, String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      return statement.executeUpdate();
    }
  }

  /// The first column of the only row.
  static String text(DataSource database, String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      ResultSet row = statement.executeQuery();
      return row.next() ? String.valueOf(row.getString(1)) : "no row";
    }
  }
}
