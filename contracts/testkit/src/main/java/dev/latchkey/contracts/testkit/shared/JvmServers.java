package dev.latchkey.contracts.testkit.shared;

import static java.util.Objects.requireNonNull;

import dev.latchkey.contracts.testkit.containers.ContainerKafka;
import dev.latchkey.contracts.testkit.containers.ContainerPostgres;
import dev.latchkey.contracts.testkit.containers.ContainerVault;
import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import dev.latchkey.contracts.testkit.oidc.LocalIssuer;
import dev.latchkey.contracts.testkit.oidc.TokenIssuer;
import dev.latchkey.contracts.testkit.postgres.Durability;
import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.postgres.PostgresProvisioning;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.simulator.InProcessSimulator;
import dev.latchkey.contracts.testkit.simulator.Simulator;
import dev.latchkey.contracts.testkit.telemetry.OtlpCollector;
import dev.latchkey.contracts.testkit.telemetry.TraceBodies;
import dev.latchkey.contracts.testkit.vault.VaultProvisioning;
import dev.latchkey.contracts.testkit.vault.VaultSearch;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Starts and holds the servers of this JVM (in containers if `LATCHKEY_CONTAINERS` is `true`), by
/// the name of the interface through which they are used. Only the class in the application class
/// loader does; see [JvmWide].
public final class JvmServers implements Function<String, Object> {
  private static final Map<String, Supplier<AutoCloseable>> STARTS =
      Map.of(
          KafkaServer.class.getName(), JvmServers::startKafka,
          PostgresServer.class.getName(), JvmServers::startPostgres,
          VaultServer.class.getName(), JvmServers::startVault,
          Simulator.class.getName(), InProcessSimulator::new,
          TokenIssuer.class.getName(), () -> LocalIssuer.start(/* preferredPort= */ 0, Map.of()),
          TraceBodies.class.getName(), () -> OtlpCollector.start(/* preferredPort= */ 0));

  private static final boolean CONTAINERS =
      Boolean.parseBoolean(System.getenv("LATCHKEY_CONTAINERS"));

  private static final Map<String, AutoCloseable> RUNNING = new LinkedHashMap<>();

  /// Returns the server, starting it at the first call.
  @Override
  public Object apply(String type) {
    synchronized (RUNNING) {
      if (RUNNING.isEmpty()) {
        TestHome.removeLeftovers();
        Runtime.getRuntime().addShutdownHook(new Thread(JvmServers::closeAll, "stop-servers"));
      }
      AutoCloseable running = RUNNING.get(type);
      if (running == null) {
        running = start(type);
        RUNNING.put(type, running);
      }
      return running;
    }
  }

  /// Servers look for their own classes in the context class loader, which in a Quarkus test is
  /// another one.
  private static AutoCloseable start(String type) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JvmServers.class.getClassLoader());
    try {
      return requireNonNull(STARTS.get(type), type).get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static KafkaServer startKafka() {
    KafkaServer kafka =
        CONTAINERS
            ? ContainerKafka.startNew()
            : EmbeddedKafka.start(TestHome.kafka(), /* preferredPort= */ 0);
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    return kafka;
  }

  private static PostgresServer startPostgres() {
    PostgresServer postgres =
        CONTAINERS
            ? ContainerPostgres.startNew()
            : EmbeddedPostgres.start(TestHome.postgres(), /* preferredPort= */ 0, Durability.FAST);
    Map<ServiceName, SecretText> passwords = new EnumMap<>(ServiceName.class);
    for (ServiceName service : ServiceName.values()) {
      OwnerOnlyFile password = TestHome.databasePassword(service);
      password.createWithRandomText();
      passwords.put(service, password.secret());
    }
    try {
      PostgresProvisioning.apply(postgres, passwords);
      OwnerOnlyFile owner = TestHome.auditOwnerPassword();
      owner.createWithRandomText();
      PostgresProvisioning.giveToOwner(postgres, ServiceName.AUDIT_SERVICE, owner.secret());
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses the schemas", e);
    }
    return postgres;
  }

  private static VaultServer startVault() {
    VaultServer vault =
        CONTAINERS
            ? ContainerVault.startNew()
            : VaultSearch.ofThisProcess().start(TestHome.vault(), /* preferredPort= */ 0);
    VaultProvisioning.apply(vault, TestHome.appRoles());
    return vault;
  }

  private static void closeAll() {
    synchronized (RUNNING) {
      RUNNING.values().forEach(JvmServers::close);
      TestHome.delete();
    }
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      System.getLogger(JvmServers.class.getName())
          .log(System.Logger.Level.WARNING, "A test server does not stop", e);
    }
  }
}
