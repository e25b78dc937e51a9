package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A real PostgreSQL server as a child process, on 127.0.0.1 only, also when this JVM runs as root.
///
/// The server outlives a JVM that is killed. Its process id stands in `data/postmaster.pid` of the
/// home folder, and [#stopLeftover] stops it.
public final class EmbeddedPostgres implements PostgresServer {
  private static final String SUPERUSER = "postgres";

  private final PostgresCluster cluster;
  private final int port;

  private EmbeddedPostgres(PostgresCluster cluster, int port) {
    this.cluster = cluster;
    this.port = port;
  }

  /// Starts a server on the folder's data, or on an empty database when the folder is new.
  ///
  /// @param home holds `data/`, `superuser-password` (readable by its owner only) and
  ///   `postgres.log`
  /// @param preferredPort the port clients connect to if it is free, else (or for 0) any free one
  /// @throws IllegalStateException if the server does not come up; the message carries the end of
  ///   its log
  public static EmbeddedPostgres start(Path home, int preferredPort, Durability durability) {
    PostgresCluster cluster = new PostgresCluster(home.toAbsolutePath(), durability);
    cluster.createIfMissing();
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(cluster, LoopbackPort.preferring(preferredPort));
    postgres.start();
    return postgres;
  }

  /// Stops the server that a killed JVM left behind on this home folder and removes a
  /// `postmaster.pid` whose process is gone; does nothing when there is neither.
  public static void stopLeftover(Path home) {
    new PostgresCluster(home.toAbsolutePath(), Durability.CRASH_SAFE).stopLeftover();
  }

  /// The process id of the running server.
  ///
  /// @throws IllegalStateException if it is stopped
  public long pid() {
    return cluster.runningPid();
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Connection connectAsSuperuser(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", cluster.superuserPassword());
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
  }

  @Override
  public void start() {
    if (!cluster.isRunning()) {
      cluster.start(port);
    }
  }

  @Override
  public void stop() {
    if (cluster.isRunning()) {
      cluster.stop();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
