package dev.latchkey.contracts.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// A running PostgreSQL server that a test or the local stack may stop and start again.
///
/// Not thread-safe: one owner starts and stops it. Clients on any thread may use the address at any
/// time.
public interface PostgresServer extends AutoCloseable {

  /// The host that clients connect to, an address on this machine.
  String host();

  /// The TCP port. It stays the same over [#stop] and [#start].
  int port();

  /// Opens a connection as the server's superuser; the caller closes it.
  ///
  /// @param database the database to connect to; `postgres` always exists
  Connection connectAsSuperuser(String database) throws SQLException;

  /// Starts the stopped server again on its data and its port; does nothing when it runs.
  ///
  /// Returns when the server takes connections.
  void start();

  /// Stops the server and keeps its data and port: open connections break, new ones are refused.
  void stop();

  /// Stops the server for good. Data in a folder that the caller gave stays.
  @Override
  void close();
}
