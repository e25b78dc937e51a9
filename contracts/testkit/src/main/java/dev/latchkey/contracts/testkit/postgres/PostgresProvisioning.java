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

/// Gives each service a role and a schema of its own in the database `latchkey`. No service can use
/// another's schema.
///
/// A service may have its schema owned by a login of its own ([#giveToOwner]), which migrates it.
/// The service then has no more than the rights that the migrations grant it.
///
/// Running it again changes nothing but the passwords, which become the given ones.
public final class PostgresProvisioning {
  /// The database that all services share, each in its own schema.
  public static final String DATABASE = "latchkey";

  private PostgresProvisioning() {}

  /// Creates what is missing and returns how each service reaches its schema, as [DatabaseLogin#of]
  /// does.
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
    Map<ServiceName, DatabaseLogin> logins = new EnumMap<>(ServiceName.class);
    passwords.forEach(
        (service, password) -> logins.put(service, DatabaseLogin.of(server, service, password)));
    return logins;
  }

  /// Makes a login that owns the service's schema, and returns it. The service itself may from then
  /// on use the schema and cannot become its owner.
  ///
  /// @param service one that [#apply] gave a schema
  public static DatabaseLogin giveToOwner(
      PostgresServer server, ServiceName service, SecretText password) throws SQLException {
    String schema = service.schema();
    String owner = DatabaseLogin.owner(service);
    try (Connection latchkey = server.connectAsSuperuser(DATABASE)) {
      createLogin(latchkey, owner, password);
      execute(latchkey, "alter role " + owner + " set search_path = " + schema);
      execute(latchkey, "alter schema " + schema + " owner to " + owner);
      execute(latchkey, "grant usage on schema " + schema + " to " + schema);
      execute(latchkey, "revoke " + owner + " from " + schema);
    }
    return DatabaseLogin.ofOwner(server, service, password);
  }

  private static void createDatabase(Connection postgres) throws SQLException {
    if (!exists(postgres, "select 1 from pg_database where datname = ?", DATABASE)) {
      execute(postgres, "create database " + DATABASE);
    }
  }

  private static void createRoleAndSchema(Connection latchkey, String name, SecretText password)
      throws SQLException {
    createLogin(latchkey, name, password);
    execute(latchkey, "create schema if not exists " + name + " authorization " + name);
    execute(latchkey, "alter role " + name + " set search_path = " + name);
  }

  private static void createLogin(Connection latchkey, String name, SecretText password)
      throws SQLException {
    if (!exists(latchkey, "select 1 from pg_roles where rolname = ?", name)) {
      execute(latchkey, "create role " + name);
    }
    execute(latchkey, "alter role " + name + " login");
    setPassword(latchkey, name, password);
    execute(latchkey, "grant connect, temporary on database " + DATABASE + " to " + name);
  }

  /// The server stores a salted hash and logs no statement, not even a failed one
  /// ([PostgresCluster]).
  private static void setPassword(Connection latchkey, String name, SecretText password)
      throws SQLException {
    try (Statement statement = latchkey.createStatement()) {
      statement.execute(
          "alter role " + name + " password " + statement.enquoteLiteral(password.reveal()));
    }
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
