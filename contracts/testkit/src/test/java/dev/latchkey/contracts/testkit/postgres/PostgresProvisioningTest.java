package dev.latchkey.contracts.testkit.postgres;

import static dev.latchkey.contracts.wire.ServiceName.AUDIT_SERVICE;
import static dev.latchkey.contracts.wire.ServiceName.ROUTING_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresProvisioningTest {
  private static final SecretText PASSWORD = SecretText.of("it's a 'quoted' password");
  private static final SecretText OWNER_PASSWORD = SecretText.of("the owner's password");

  @TempDir private static Path home;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws SQLException {
    postgres = EmbeddedPostgres.start(home, 0, Durability.FAST);
    PostgresProvisioning.apply(
        postgres, Map.of(ROUTING_SERVICE, PASSWORD, AUDIT_SERVICE, PASSWORD));
    PostgresProvisioning.giveToOwner(postgres, AUDIT_SERVICE, OWNER_PASSWORD);
    executeAs(ROUTING_SERVICE, "create table claim (id int)");
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void putsTablesOfAServiceIntoItsOwnSchema() {
    // When the service names its table with its schema
    // Then
    assertThatCode(() -> executeAs(ROUTING_SERVICE, "select * from routing_service.claim"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from routing_service.claim",
        "create table routing_service.intruder (id int)",
        "create table public.shared (id int)",
        "create schema another",
        "set role routing_service",
        "set role audit_service_owner",
        "create table audit_service.intruder (id int)",
        "alter role routing_service password 'mine'"
      })
  void letsNoServiceTouchWhatIsNotItsOwn(String statement) {
    // When
    // Then
    assertThatThrownBy(() -> executeAs(AUDIT_SERVICE, statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void letsTheOwnerOfASchemaMigrateIt() {
    // Given
    DatabaseLogin owner = DatabaseLogin.ofOwner(postgres, AUDIT_SERVICE, OWNER_PASSWORD);

    // When
    // Then
    assertThatCode(
            () -> execute(owner, "create table log (id int); grant select on log to audit_service"))
        .doesNotThrowAnyException();
    assertThatCode(() -> executeAs(AUDIT_SERVICE, "select * from log")).doesNotThrowAnyException();
  }

  /// Provisioning of earlier versions let the service take the owner's role.
  @Test
  void takesTheOwnersRoleFromAServiceThatHadIt() throws SQLException {
    // Given
    try (Connection superuser = postgres.connectAsSuperuser(PostgresProvisioning.DATABASE);
        Statement statement = superuser.createStatement()) {
      statement.execute("grant audit_service_owner to audit_service with inherit false, set true");
    }

    // When
    PostgresProvisioning.giveToOwner(postgres, AUDIT_SERVICE, OWNER_PASSWORD);

    // Then
    assertThatThrownBy(() -> executeAs(AUDIT_SERVICE, "set role audit_service_owner"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void changesNothingButThePasswordWhenAppliedAgain() throws Exception {
    // When
    PostgresProvisioning.apply(postgres, Map.of(AUDIT_SERVICE, SecretText.of("next password")));

    // Then
    assertThatThrownBy(() -> executeAs(AUDIT_SERVICE, "select 1"))
        .hasMessageContaining("authentication failed");
    PostgresProvisioning.apply(postgres, Map.of(AUDIT_SERVICE, PASSWORD));
    assertThatCode(() -> executeAs(AUDIT_SERVICE, "select 1")).doesNotThrowAnyException();
    assertThatCode(() -> executeAs(ROUTING_SERVICE, "select * from claim"))
        .doesNotThrowAnyException();
  }

  @Test
  void writesNoPasswordIntoTheServerLog() throws Exception {
    // When
    String log = Files.readString(home.resolve("postgres.log"));

    // Then
    assertThat(log).doesNotContain("quoted").contains("database system is ready");
  }

  private static void executeAs(ServiceName service, String sql) throws SQLException {
    execute(DatabaseLogin.of(postgres, service, PASSWORD), sql);
  }

  private static void execute(DatabaseLogin login, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                login.jdbcUrl(), login.username(), login.password().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
