package dev.latchkey.contracts.testkit.shared;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.oidc.TokenIssuer;
import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.simulator.Simulator;
import dev.latchkey.contracts.testkit.telemetry.TraceBodies;
import dev.latchkey.contracts.testkit.vault.AppRole;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import dev.latchkey.contracts.wire.ServiceName;

/// The servers that all tests of a JVM share. Each is started at its first use, provisioned like
/// production, and stopped when the JVM ends.
///
/// Tests keep apart by using workspaces of their own. A test that stops a server starts it again
/// before it ends. Quarkus loads test classes in class loaders of its own; they get the same
/// servers.
public final class SharedServers {
  private static final JvmWide SERVERS = JvmWide.instance();

  private SharedServers() {}

  /// Kafka with all topics.
  public static KafkaServer kafka() {
    return SERVERS.get(KafkaServer.class);
  }

  /// PostgreSQL with a schema for each service.
  public static PostgresServer postgres() {
    return SERVERS.get(PostgresServer.class);
  }

  /// How a service reaches its schema.
  public static DatabaseLogin databaseLogin(ServiceName service) {
    return DatabaseLogin.of(postgres(), service, TestHome.databasePassword(service).secret());
  }

  /// How the audit log's tables are migrated.
  public static DatabaseLogin auditOwnerLogin() {
    return DatabaseLogin.ofOwner(
        postgres(), ServiceName.AUDIT_SERVICE, TestHome.auditOwnerPassword().secret());
  }

  /// Vault with the key/value store and an AppRole for each service.
  public static VaultServer vault() {
    return SERVERS.get(VaultServer.class);
  }

  /// How a service logs in to Vault.
  public static AppRole appRole(ServiceName service) {
    vault();
    return AppRole.of(service, TestHome.appRoles());
  }

  /// The AWS simulator with its built-in accounts.
  public static Simulator simulator() {
    return SERVERS.get(Simulator.class);
  }

  /// The issuer of tokens.
  public static TokenIssuer issuer() {
    return SERVERS.get(TokenIssuer.class);
  }

  /// What services sent to the trace collector.
  public static TraceBodies traces() {
    return SERVERS.get(TraceBodies.class);
  }
}
