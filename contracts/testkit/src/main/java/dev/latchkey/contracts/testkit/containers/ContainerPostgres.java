package dev.latchkey.contracts.testkit.containers;

import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// A PostgreSQL server in a container.
public final class ContainerPostgres implements PostgresServer {
  private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18");
  private static final int PORT = 5432;
  private static final String SUPERUSER = "postgres";

  private final String password = UUID.randomUUID().toString();
  private final RestartableContainer container =
      new RestartableContainer(
          new PostgreSQLContainer(IMAGE).withUsername(SUPERUSER).withPassword(password),
          PORT,
          Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));

  private ContainerPostgres() {}

  /// Starts a server with an empty database.
  public static ContainerPostgres startNew() {
    ContainerPostgres postgres = new ContainerPostgres();
    postgres.start();
    return postgres;
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return container.port();
  }

  @Override
  public Connection connectAsSuperuser(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, SUPERUSER, password);
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public void close() {
    container.remove();
  }
}
