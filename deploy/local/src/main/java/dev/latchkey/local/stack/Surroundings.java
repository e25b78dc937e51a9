package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.wire.ServiceName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service needs around itself.
///
/// @param kafka the broker's address
/// @param databases each service's login
/// @param auditOwner the login that migrates the audit log
/// @param vault the Vault server's address
/// @param roles each service's login to Vault
/// @param simulator where the AWS endpoints are
/// @param platform routing's settings for the platform's AWS account; empty where there is none
/// @param issuer who issues tokens
/// @param traces where traces are sent (OTLP over HTTP); null to send none
record Surroundings(
    String kafka,
    Map<ServiceName, DatabaseLogin> databases,
    DatabaseLogin auditOwner,
    String vault,
    Map<ServiceName, AppRole> roles,
    String simulator,
    Map<String, String> platform,
    String issuer,
    @Nullable String traces) {}
