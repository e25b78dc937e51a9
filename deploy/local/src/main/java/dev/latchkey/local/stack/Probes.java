package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/// Asks each part whether it is ready now. Nothing is remembered and nobody is believed.
final class Probes {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final StackFolder folder;

  Probes(StackFolder folder) {
    this.folder = folder;
  }

  /// Whether the part works, to be known within some seconds.
  boolean isReady(RunningPart part) {
    return switch (part.name()) {
      case KAFKA -> kafkaAnswers(part.url());
      case POSTGRES -> postgresAnswers(part);
      case VAULT -> HealthCheck.isOk(URI.create(part.url() + "/v1/sys/health"));
      case OIDC -> HealthCheck.isOk(URI.create(part.url() + "/.well-known/openid-configuration"));
      case AWS_SIMULATOR -> HealthCheck.isOk(URI.create(part.adminUrl() + "/admin/health"));
      case CREDENTIAL_SERVICE, ROUTING_SERVICE, AUDIT_SERVICE, HEALTH_MONITOR ->
          HealthCheck.isOk(URI.create(part.adminUrl() + "/q/health/ready"));
    };
  }

  private static boolean kafkaAnswers(String bootstrapServers) {
    if (!isListening(bootstrapServers)) {
      return false;
    }
    int limit = (int) LIMIT.toMillis();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "default.api.timeout.ms", limit,
            "request.timeout.ms", limit);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(limit, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A client of Kafka waits for a broker that is away; a refused connection tells at once.
  private static boolean isListening(String bootstrapServers) {
    URI first = URI.create("kafka://" + bootstrapServers.split(",", 2)[0].strip());
    try (java.net.Socket socket = new java.net.Socket()) {
      socket.connect(
          new InetSocketAddress(first.getHost(), first.getPort()), (int) LIMIT.toMillis());
      return true;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  /// Logs in to a server of ours. For somebody else's the password is not at hand: that it asks for
  /// one shows that it works.
  private boolean postgresAnswers(RunningPart part) {
    Properties login = new Properties();
    login.setProperty("connectTimeout", "" + LIMIT.toSeconds());
    login.setProperty("loginTimeout", "" + LIMIT.toSeconds());
    login.setProperty("user", part.pid() == null ? "latchkey" : "postgres");
    login.setProperty("password", part.pid() == null ? "none" : superuserPassword());
    try (var connection = DriverManager.getConnection(part.url(), login)) {
      return connection.isValid((int) LIMIT.toSeconds());
    } catch (SQLException e) {
      return part.pid() == null && String.valueOf(e.getSQLState()).startsWith("28");
    }
  }

  private String superuserPassword() {
    OwnerOnlyFile file =
        new OwnerOnlyFile(folder.dataOf(PartName.POSTGRES).resolve("superuser-password"));
    return file.exists() ? file.text() : "";
  }
}
