package dev.latchkey.benchmark.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The raw limit: the same rows again, into tables with the same columns and indexes in the same
/// PostgreSQL, as one INSERT with many rows for each transaction. No reading, no hashing, no head.
final class PlainInsert {
  private static final int ROWS_OF_A_TRANSACTION = 500;
  private static final List<Integer> CONNECTIONS = List.of(1, 2, 4);

  private final AuditServers servers;

  PlainInsert(AuditServers servers) {
    this.servers = servers;
  }

  /// Inserts the events stored since this time, with their leaves, and tells the speed of the
  /// number of connections that was fastest. Counted are events; their leaves are written beside
  /// them.
  ///
  /// @param since of `stored_at`, in milliseconds
  /// @param events how many
  Speed measure(long since, long events) throws SQLException {
    Rows eventRows = read("event", "where stored_at >= " + since);
    Rows leafRows =
        read(
            "leaf",
            "where (log_id, leaf_index) in (select log_id, leaf_index from audit_service.event"
                + " where stored_at >= "
                + since
                + ")");
    List<Duration> took = new ArrayList<>();
    for (int connections : CONNECTIONS) {
      took.add(insert(eventRows, leafRows, connections));
    }
    return new Speed(events, Collections.min(took), Duration.ZERO);
  }

  private record Rows(String table, List<String> columns, List<Object[]> values) {

    String insertion(int rows) {
      String row = columns.stream().map(column -> "?").collect(Collectors.joining(",", "(", ")"));
      return "insert into plain."
          + table
          + " ("
          + String.join(",", columns)
          + ") values "
          + IntStream.range(0, rows).mapToObj(i -> row).collect(Collectors.joining(","));
    }

    List<List<Object[]>> batches() {
      return IntStream.iterate(
              0, from -> from < values.size(), from -> from + ROWS_OF_A_TRANSACTION)
          .mapToObj(
              from -> values.subList(from, Math.min(values.size(), from + ROWS_OF_A_TRANSACTION)))
          .toList();
    }
  }

  private Rows read(String table, String condition) throws SQLException {
    try (Connection connection = servers.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select * from audit_service." + table + " " + condition)) {
      int width = rows.getMetaData().getColumnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        columns.add(rows.getMetaData().getColumnName(i));
      }
      List<Object[]> values = new ArrayList<>();
      while (rows.next()) {
        Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          row[i] = rows.getObject(i + 1);
        }
        values.add(row);
      }
      return new Rows(table, columns, values);
    }
  }

  private Duration insert(Rows events, Rows leaves, int connections) throws SQLException {
    createTables();
    List<List<Object[]>> eventBatches = events.batches();
    List<List<Object[]>> leafBatches = leaves.batches();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Callable<Void>> work =
          IntStream.range(0, connections)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        insert(events, share(eventBatches, i, connections));
                        insert(leaves, share(leafBatches, i, connections));
                        return null;
                      })
              .toList();
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The plain insert failed", e);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static <T> List<T> share(List<T> all, int number, int of) {
    return IntStream.range(0, all.size()).filter(i -> i % of == number).mapToObj(all::get).toList();
  }

  private void insert(Rows rows, List<List<Object[]>> batches) throws SQLException {
    try (Connection connection = servers.superuser()) {
      connection.setAutoCommit(false);
      for (List<Object[]> batch : batches) {
        try (PreparedStatement statement =
            connection.prepareStatement(rows.insertion(batch.size()))) {
          int place = 1;
          for (Object[] row : batch) {
            for (Object value : row) {
              statement.setObject(place++, value);
            }
          }
          statement.executeUpdate();
        }
        connection.commit();
      }
    }
  }

  private void createTables() throws SQLException {
    try (Connection connection = servers.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists plain cascade");
      statement.execute("create schema plain");
      statement.execute("create table plain.event (like audit_service.event including all)");
      statement.execute("create table plain.leaf (like audit_service.leaf including all)");
      statement.execute("checkpoint");
    }
  }
}
