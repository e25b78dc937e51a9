package dev.latchkey.routing.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Runs statements, each on a connection of its own and each its own transaction, and makes
/// [DatabaseUnavailable] of what goes wrong.
final class Database {

  private final DataSource connections;

  Database(DataSource connections) {
    this.connections = connections;
  }

  /// Runs a statement that changes rows; the result is how many.
  int update(String sql, Binding binding) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  /// Runs a query and reads its rows.
  <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reading.read(rows));
        }
        return all;
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  /// Gives a statement its parameters.
  interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /// Makes a value of the present row.
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
