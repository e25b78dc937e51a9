package dev.latchkey.benchmark.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Fills the log's table with copies of what was ingested, spread over thirty days, to query it.
/// They stand in a log of their own that has no tree.
final class ManyRows {
  private static final int LOG = 1_000_000;
  private static final long STEP = 500_000;
  private static final long DAYS_30 = 30L * 24 * 3600 * 1000;

  private final AuditServers servers;

  ManyRows(AuditServers servers) {
    this.servers = servers;
  }

  /// Adds rows until there are so many.
  void fill(long rows) throws SQLException {
    try (Connection connection = servers.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = audit_service");
      statement.execute(
          "create temporary table sample as"
              + " select row_number() over () - 1 as n, event.* from event limit 50000");
      statement.execute("create index on sample (n)");
      long samples = number(statement, "select count(*) from sample");
      String others = others(statement);
      for (long first = number(statement, "select count(*) from event");
          first < rows;
          first += STEP) {
        statement.execute(copy(others, samples, first, Math.min(rows, first + STEP), rows));
      }
      statement.execute("analyze event");
    }
  }

  private static String copy(String others, long samples, long first, long end, long rows) {
    return "insert into event (log_id, leaf_index, item, occurred_at, %1$s)".formatted(others)
        + " select %d, place, 0, stored_at - %d + place * %d / %d, %s"
            .formatted(LOG, DAYS_30, DAYS_30, rows, others)
        + " from generate_series(%d::bigint, %d) as place join sample on n = place %% %d"
            .formatted(first, end - 1, samples);
  }

  /// The columns that are copied as they are.
  private static String others(Statement statement) throws SQLException {
    try (ResultSet columns =
        statement.executeQuery(
            "select string_agg(column_name, ', ') from information_schema.columns"
                + " where table_schema = 'audit_service' and table_name = 'event'"
                + " and column_name not in ('log_id', 'leaf_index', 'item', 'occurred_at')")) {
      columns.next();
      return columns.getString(1);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
