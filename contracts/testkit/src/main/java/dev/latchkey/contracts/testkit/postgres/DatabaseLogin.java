package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.wire.secret.SecretText;

/// How one service reaches its own schema.
///
/// @param jdbcUrl for `quarkus.datasource.jdbc.url`
/// @param reactiveUrl for `quarkus.datasource.reactive.url`
/// @param username the service's role, which is also the name of its schema and first on its search
///   path
/// @param password the role's password
public record DatabaseLogin(
    String jdbcUrl, String reactiveUrl, String username, SecretText password) {}
