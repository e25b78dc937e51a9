package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.PGConnection;

/// Gives each service a role and a schema of its own in the database `latchkey`. No service can use
/// another's schema.
///
/// Running it again changes nothing but the passwords, which become the given ones.
public final class PostgresProvisioning {
  /// The database that all services share, each in its own schema.
  public static final String DATABASE = "latchkey";

  private PostgresProvisioning() {}

  /// Creates what is missing.
  ///
  /// @param passwords one for each service that shall have a schema; other services get none
  public static Map<ServiceName, DatabaseLogin> apply(
      PostgresServer server, Map<ServiceName, SecretText> passwords) throws SQLException {
    try (Connection postgres = server.connectAsSuperuser("postgres")) {
      createDatabase(postgres);
    }
    try (Connection latchkey = server.connectAsSuperuser(DATABASE)) {
      execute(latchkey, "revoke all on database " + DATABASE + " from public");
      execute(latchkey, "revoke all on schema public from public");
      for (var entry : passwords.entrySet()) {
        createRoleAndSchema(latchkey, entry.getKey().schema(), entry.getValue());
      }
    }
    return logins(server, passwords);
  }

  private static void createDatabase(Connection postgres) throws SQLException {
    if (!exists(postgres, "select 1 from pg_database where datname = ?", DATABASE)) {
      execute(postgres, "create database " + DATABASE);
    }
  }

  private static void createRoleAndSchema(Connection latchkey, String name, SecretText password)
      throws SQLException {
    if (!exists(latchkey, "select 1 from pg_roles where rolname = ?", name)) {
      execute(latchkey, "create role " + name + " login");
    }
    // The driver sends a salted hash, so that the password is in no statement and no server log.
    latchkey
        .unwrap(PGConnection.class)
        .alterUserPassword(name, password.reveal().toCharArray(), "scram-sha-256");
    execute(latchkey, "grant connect, temporary on database " + DATABASE + " to " + name);
    execute(latchkey, "create schema if not exists " + name + " authorization " + name);
    execute(latchkey, "alter role " + name + " set search_path = " + name);
  }

  private static Map<ServiceName, DatabaseLogin> logins(
      PostgresServer server, Map<ServiceName, SecretText> passwords) {
    String place = "postgresql://" + server.host() + ":" + server.port() + "/" + DATABASE;
    Map<ServiceName, DatabaseLogin> logins = new EnumMap<>(ServiceName.class);
    passwords.forEach(
        (service, password) ->
            logins.put(
                service, new DatabaseLogin("jdbc:" + place, place, service.schema(), password)));
    return logins;
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
