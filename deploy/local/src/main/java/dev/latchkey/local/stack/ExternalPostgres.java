package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL server that somebody else runs. It is used and neither started nor stopped.
final class ExternalPostgres implements PostgresServer {
  private static final String PREFIX = "jdbc:";
  private static final int USUAL_PORT = 5432;

  private final URI place;

  /// @param url `jdbc:postgresql://host:port/database?user=…&password=…` of a superuser
  ExternalPostgres(String url) {
    if (!url.startsWith("jdbc:postgresql://")) {
      throw new IllegalStateException(
          "LATCHKEY_POSTGRES_URL must look like"
              + " jdbc:postgresql://host:5432/postgres?user=postgres&password=…");
    }
    this.place = URI.create(url.substring(PREFIX.length()));
  }

  @Override
  public String host() {
    return place.getHost();
  }

  @Override
  public int port() {
    return place.getPort() == -1 ? USUAL_PORT : place.getPort();
  }

  @Override
  public Connection connectAsSuperuser(String database) throws SQLException {
    String login = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host() + ":" + port() + "/" + database + login);
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public void close() {}
}
