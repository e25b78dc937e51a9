package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.credential.flow.SweepVersions;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a save that died half way leaves behind, and what becomes of it. Each state is the one that
/// a crash after that step leaves.
@RunningCredentialService
class SweepTest {

  private static final CredentialVersion DIED =
      new CredentialVersion(new CredentialId("cred-died"), 1);

  @Inject SweepVersions sweep;

  @Test
  void clearsUpAfterASaveThatDiedBeforeVault() {
    // Given
    Customer customer = Customer.known();

    // When
    addPending(customer, "11 minutes");

    // Then
    awaitSwept(customer);
    assertThat(Published.data(EventType.WORKSPACE_SETTINGS, customer.workspace()))
        .extracting(WorkspaceSettings::byok)
        .containsOnly(new Byok.NotConfigured());
  }

  @Test
  void clearsUpAfterASaveThatDiedBetweenTheSecretsInVault() {
    // Given
    Customer customer = Customer.known();
    InVault.write(keyPath(customer), Map.of("secret_access_key", SecretText.of("half")));

    // When
    addPending(customer, "11 minutes");

    // Then
    awaitSwept(customer);
    assertThat(InVault.read(keyPath(customer))).isEmpty();
  }

  @Test
  void clearsUpAfterASaveThatDiedBeforeItPutTheKeyIntoUse() {
    // Given
    Customer customer = Customer.known();
    InVault.write(keyPath(customer), Map.of("secret_access_key", SecretText.of("whole")));
    InVault.write(sessionPath(customer), Map.of("session_token", SecretText.of("whole")));

    // When
    addPending(customer, "11 minutes");

    // Then
    awaitSwept(customer);
    assertThat(InVault.read(keyPath(customer))).isEmpty();
    assertThat(InVault.read(sessionPath(customer))).isEmpty();
    customer.show(Role.MEMBER).body("state", equalTo("not-configured"));
  }

  @Test
  void leavesASaveAloneThatMayStillBeRunning() {
    // Given
    Customer running = Customer.known();
    Customer dead = Customer.known();
    InVault.write(keyPath(running), Map.of("secret_access_key", SecretText.of("running")));

    // When
    addPending(running, "1 minute");
    addPending(dead, "11 minutes");

    // Then
    awaitSwept(dead);
    assertThat(Rows.states(running.workspace())).containsExactly("PENDING");
    assertThat(InVault.read(keyPath(running))).isPresent();
  }

  @Test
  void deletesTheDocumentsOfAReplacedVersionOnceItsSessionHasEnded() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    customer.save().statusCode(200);

    // When
    endSession(customer, 1);
    sweepNow();

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(Rows.states(customer.workspace())).containsExactly("SWEPT", "ACTIVE");
              assertThat(InVault.key(customer.workspace(), 1)).isEmpty();
              assertThat(InVault.session(customer.workspace(), 1)).isEmpty();
            });
    assertThat(InVault.key(customer.workspace(), 2)).isPresent();
    assertThat(InVault.session(customer.workspace(), 2)).isPresent();
  }

  @Test
  void deletesTheSecretsOfAWorkspaceThatIsGone() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    Directory.withdraw(customer.workspace());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> customer.show(Role.MEMBER).statusCode(404));

    // When
    endSession(customer, 1);
    sweepNow();

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(InVault.key(customer.workspace(), 1)).isEmpty());

    // When
    customer.list(Plan.SCALE, Customer.REGION);

    // Then
    customer.show(Role.MEMBER).body("state", equalTo("deleted"));
    customer.save().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void deletesTheDocumentsLaterWhenVaultIsAway() {
    // Given
    Customer customer = Customer.known();
    InVault.write(keyPath(customer), Map.of("secret_access_key", SecretText.of("left")));
    SharedServers.vault().stop();

    // When
    try {
      addPending(customer, "11 minutes");
      sweepNow();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(Rows.states(customer.workspace())).containsExactly("SWEPT"));
    } finally {
      SharedServers.vault().start();
    }

    // Then
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(InVault.read(keyPath(customer))).isEmpty());
  }

  /// One round more than the clock has. The test with the outage waits for the clock.
  private void sweepNow() {
    try {
      VertxContextSupport.subscribeAndAwait(sweep::sweep);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addPending(Customer customer, String age) {
    Rows.update(
        "insert into credential_version (workspace_id, credential_id, version, state, account,"
            + " region, access_key_id, created_at, session_expires_at, renew_at)"
            + " values (?, 'cred-died', 1, 'PENDING', ?, 'eu-central-1', ?,"
            + " now() - cast(? as interval), now() + interval '1 hour', now())",
        customer.workspace().value(),
        customer.key().account(),
        customer.key().accessKeyId(),
        age);
  }

  private static void endSession(Customer customer, int version) {
    Rows.update(
        "update credential_version set session_expires_at = now() - interval '1 second'"
            + " where workspace_id = ? and version = ?",
        customer.workspace().value(),
        version);
  }

  private void awaitSwept(Customer customer) {
    sweepNow();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        Rows.query(
                            "select state from credential_version where workspace_id = ?"
                                + " and documents_deleted_at is not null",
                            customer.workspace().value()))
                    .containsExactly("SWEPT"));
  }

  private static String keyPath(Customer customer) {
    return VaultPaths.credential(customer.workspace(), DIED);
  }

  private static String sessionPath(Customer customer) {
    return VaultPaths.session(customer.workspace(), DIED);
  }
}
