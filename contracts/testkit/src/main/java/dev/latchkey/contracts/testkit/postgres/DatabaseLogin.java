package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;

/// How one service, or the owner of its tables, reaches its schema.
///
/// @param jdbcUrl for `quarkus.datasource.jdbc.url`
/// @param reactiveUrl for `quarkus.datasource.reactive.url`
/// @param username the role: the service's is called like its schema. The schema is first on the
///   search path of both
/// @param password the role's password
public record DatabaseLogin(
    String jdbcUrl, String reactiveUrl, String username, SecretText password) {

  /// The login of a service that [PostgresProvisioning] gave this password.
  public static DatabaseLogin of(PostgresServer server, ServiceName service, SecretText password) {
    return of(server, service.schema(), password);
  }

  /// The login that owns a service's tables and migrates them, where
  /// [PostgresProvisioning#giveToOwner] made one with this password.
  public static DatabaseLogin ofOwner(
      PostgresServer server, ServiceName service, SecretText password) {
    return of(server, owner(service), password);
  }

  static String owner(ServiceName service) {
    return service.schema() + "_owner";
  }

  private static DatabaseLogin of(PostgresServer server, String username, SecretText password) {
    String place =
        "postgresql://%s:%d/%s"
            .formatted(server.host(), server.port(), PostgresProvisioning.DATABASE);
    return new DatabaseLogin("jdbc:" + place, place, username, password);
  }
}
