package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;

/// How one service reaches its own schema.
///
/// @param jdbcUrl for `quarkus.datasource.jdbc.url`
/// @param reactiveUrl for `quarkus.datasource.reactive.url`
/// @param username the service's role, which is also the name of its schema and first on its search
///   path
/// @param password the role's password
public record DatabaseLogin(
    String jdbcUrl, String reactiveUrl, String username, SecretText password) {

  /// The login of a service that [PostgresProvisioning] gave this password.
  public static DatabaseLogin of(PostgresServer server, ServiceName service, SecretText password) {
    String place =
        "postgresql://%s:%d/%s"
            .formatted(server.host(), server.port(), PostgresProvisioning.DATABASE);
    return new DatabaseLogin("jdbc:" + place, place, service.schema(), password);
  }
}
