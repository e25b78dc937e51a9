package dev.latchkey.system.crash;

import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.wire.ServiceName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A PostgreSQL server that can be killed, frozen and started again on its data and its port. Any
/// thread may do so.
final class MortalPostgres implements AutoCloseable {
  private static final String UNFINISHED =
      "select count(*) from %s.request_claim where state <> 'PUBLISHED'"
          .formatted(ServiceName.ROUTING_SERVICE.schema());

  private final EmbeddedPostgres server;

  MortalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts the server unless it runs, and waits until it is ready.
  synchronized void start() {
    server.start();
  }

  /// Kills the server and all that work for it (SIGKILL), frozen or not.
  synchronized void kill() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(process -> process.onExit().join());
  }

  /// Stops the server and all that work for it where they stand (SIGSTOP).
  synchronized void freeze() {
    Signals.freeze(family());
  }

  /// Lets a frozen server go on.
  synchronized void resume() {
    Signals.resume(family());
  }

  /// Stops the server for good, frozen or not.
  @Override
  public synchronized void close() {
    resume();
    server.close();
  }

  /// How many requests routing has begun and not brought to their end.
  int unfinished() throws SQLException {
    try (Connection connection = server.connectAsSuperuser(PostgresProvisioning.DATABASE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(UNFINISHED)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private List<ProcessHandle> family() {
    return Signals.family(server.pid());
  }
}
