package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.postgres.DatabaseLogin;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL server, started or somebody else's, with a role and a schema for each service.
final class PostgresPart implements Part {
  private final StackFolder folder;
  private final int port;
  private final @Nullable String externalUrl;
  private volatile @Nullable EmbeddedPostgres running;
  private volatile Map<ServiceName, DatabaseLogin> logins = Map.of();
  private volatile @Nullable DatabaseLogin auditOwner;

  /// @param externalUrl the server to use instead of an own one; null to start one
  PostgresPart(StackFolder folder, Ports ports, @Nullable String externalUrl) {
    this.folder = folder;
    this.port = ports.of(PortName.POSTGRES);
    this.externalUrl = externalUrl;
  }

  /// How each service logs in; empty before the start.
  Map<ServiceName, DatabaseLogin> logins() {
    return logins;
  }

  /// How the audit log's tables are migrated. To be asked after the start.
  DatabaseLogin auditOwner() {
    return Objects.requireNonNull(auditOwner, "PostgreSQL was not started");
  }

  @Override
  public PartName name() {
    return PartName.POSTGRES;
  }

  @Override
  public RunningPart start() {
    if (externalUrl != null) {
      ExternalPostgres postgres = new ExternalPostgres(externalUrl);
      provision(postgres);
      return RunningPart.external(name(), url(postgres), /* adminUrl= */ null);
    }
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.dataOf(name()), port, Durability.CRASH_SAFE);
    running = postgres;
    provision(postgres);
    return RunningPart.ofProcess(name(), url(postgres), /* adminUrl= */ null, postgres.pid());
  }

  @Override
  public void stop() {
    EmbeddedPostgres postgres = running;
    if (postgres != null) {
      postgres.close();
    } else if (externalUrl == null) {
      EmbeddedPostgres.stopLeftover(folder.dataOf(name()));
    }
  }

  private void provision(PostgresServer server) {
    try {
      logins = PostgresProvisioning.apply(server, passwords());
      auditOwner =
          PostgresProvisioning.giveToOwner(
              server, ServiceName.AUDIT_SERVICE, password("audit-service-owner"));
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
    }
  }

  private static String url(PostgresServer server) {
    return "jdbc:postgresql://"
        + server.host()
        + ":"
        + server.port()
        + "/"
        + PostgresProvisioning.DATABASE;
  }

  private Map<ServiceName, SecretText> passwords() {
    Map<ServiceName, SecretText> passwords = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      passwords.put(service, password(service.text()));
    }
    return passwords;
  }

  private SecretText password(String login) {
    OwnerOnlyFile file = new OwnerOnlyFile(folder.secret(login + ".database-password"));
    file.createWithRandomText();
    return file.secret();
  }
}
