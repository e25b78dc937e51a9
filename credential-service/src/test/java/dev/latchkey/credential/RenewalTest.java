package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class RenewalTest {

  @Test
  void replacesTheSessionBeforeItEnds() {
    // Given
    Customer customer = saved();
    Map<String, String> before = session(customer);

    // When
    makeDue(customer);

    // Then
    CredentialEvent.SessionRenewed renewed =
        awaitEvent(customer, CredentialEvent.SessionRenewed.class);
    Map<String, String> after = session(customer);
    assertThat(after.get("session_token")).isNotEqualTo(before.get("session_token"));
    assertThat(after)
        .containsEntry("credential", before.get("credential"))
        .containsEntry("expires_at", renewed.sessionExpiresAt().toString());
    assertThat(renewed.subject().org()).isEqualTo(customer.org());
    assertThat(dueIn(customer)).isBetween(Duration.ofMinutes(35), Duration.ofMinutes(45));
  }

  @Test
  void keepsTheSessionWhenTheKeyIsRefusedAndTellsWhy() {
    // Given
    Customer customer = saved();
    Map<String, String> before = session(customer);
    SharedServers.simulator().admin().deactivate(customer.key());

    // When
    makeDue(customer);

    // Then
    CredentialEvent.RenewalFailed failed =
        awaitEvent(customer, CredentialEvent.RenewalFailed.class);
    assertThat(failed.error()).isEqualTo(ErrorCode.CREDENTIAL_INVALID);
    assertThat(failed.sessionExpiresAt()).isEqualTo(Instant.parse(before.get("expires_at")));
    assertThat(session(customer)).isEqualTo(before);
    assertThat(dueIn(customer)).isBetween(Duration.ZERO, Duration.ofSeconds(31));
    customer
        .show(Role.MEMBER)
        .body("state", equalTo("active"))
        .body("renewalError", equalTo("CREDENTIAL_INVALID"));
  }

  @Test
  void triesAgainAndRecoversWhenTheKeyWorksAgain() {
    // Given
    Customer customer = saved();
    SharedServers.simulator().admin().deactivate(customer.key());
    makeDue(customer);
    awaitEvent(customer, CredentialEvent.RenewalFailed.class);

    // When
    SharedServers.simulator().admin().activate(customer.key());
    makeDue(customer);

    // Then
    awaitEvent(customer, CredentialEvent.SessionRenewed.class);
    customer.show(Role.MEMBER).body("renewalError", nullValue());
    assertThat(
            Rows.query(
                "select renewal_failures from credential_version where workspace_id = ?",
                customer.workspace().value()))
        .containsExactly("0");
  }

  @Test
  void tellsRoutingOfALapseOnceAndOfItsEnd() {
    // Given
    Customer customer = saved();
    SharedServers.simulator().admin().deactivate(customer.key());

    // When
    makeDue(customer);
    awaitLapse(customer, ErrorCode.CREDENTIAL_INVALID, 3);
    makeDue(customer);
    awaitFailures(customer, 2);
    SharedServers.simulator().admin().activate(customer.key());
    makeDue(customer);

    // Then
    awaitLapse(customer, null, 4);
  }

  @Test
  void endsALapseWithAnotherVersion() {
    // Given
    Customer customer = saved();
    InVault.delete(keyPath(customer));
    makeDue(customer);
    awaitLapse(customer, ErrorCode.CREDENTIAL_ABSENT, 3);

    // When
    customer.save().statusCode(200);

    // Then
    awaitLapse(customer, null, 4);
  }

  @Test
  void tellsAbsentIncompleteAndForeignKeysApart() {
    // Given
    Customer absent = saved();
    Customer incomplete = saved();
    Customer foreign = saved();
    String path = keyPath(absent);

    // When
    InVault.delete(path);
    InVault.write(keyPath(incomplete), without(keyPath(incomplete), "secret_access_key"));
    InVault.write(keyPath(foreign), with(keyPath(foreign), "workspace", "somebody-else"));
    List.of(absent, incomplete, foreign).forEach(RenewalTest::makeDue);

    // Then
    assertThat(awaitEvent(absent, CredentialEvent.RenewalFailed.class).error())
        .isEqualTo(ErrorCode.CREDENTIAL_ABSENT);
    assertThat(awaitEvent(incomplete, CredentialEvent.RenewalFailed.class).error())
        .isEqualTo(ErrorCode.CREDENTIAL_INCOMPLETE);
    assertThat(awaitEvent(foreign, CredentialEvent.RenewalFailed.class).error())
        .isEqualTo(ErrorCode.CREDENTIAL_MISMATCH);
    assertThat(mints(absent)).isEqualTo(1);
    assertThat(mints(foreign)).isEqualTo(1);
  }

  @Test
  void leavesASessionToTheReplicaThatHoldsItsLease() {
    // Given
    Customer leased = saved();
    Customer free = saved();
    Rows.update(
        "update credential_version set leased_until = now() + interval '1 hour'"
            + " where workspace_id = ?",
        leased.workspace().value());

    // When
    makeDue(leased);
    makeDue(free);

    // Then
    awaitEvent(free, CredentialEvent.SessionRenewed.class);
    assertThat(mints(leased)).isEqualTo(1);
  }

  @Test
  void takesOverFromAReplicaThatDied() {
    // Given
    Customer customer = saved();
    Rows.update(
        "update credential_version set leased_until = now() - interval '1 second'"
            + " where workspace_id = ?",
        customer.workspace().value());

    // When
    makeDue(customer);

    // Then
    awaitEvent(customer, CredentialEvent.SessionRenewed.class);
  }

  @Test
  void mintsNothingForAWorkspaceThatIsGone() {
    // Given
    Customer gone = saved();
    Customer present = saved();
    Directory.withdraw(gone.workspace());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> gone.show(Role.MEMBER).statusCode(404));

    // When
    makeDue(gone);
    makeDue(present);

    // Then
    awaitEvent(present, CredentialEvent.SessionRenewed.class);
    assertThat(mints(gone)).isEqualTo(1);
  }

  private static Customer saved() {
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    return customer;
  }

  private static void makeDue(Customer customer) {
    Rows.update(
        "update credential_version set renew_at = now() where workspace_id = ?",
        customer.workspace().value());
  }

  private static <E extends CredentialEvent> E awaitEvent(Customer customer, Class<E> type) {
    return await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                Published.data(EventType.CREDENTIAL_EVENT, customer.workspace()).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList(),
            events -> !events.isEmpty())
        .getLast();
  }

  private static void awaitLapse(Customer customer, @Nullable ErrorCode lapse, long revision) {
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.byok())
              .isInstanceOfSatisfying(
                  Byok.Active.class, active -> assertThat(active.lapse()).isEqualTo(lapse));
          assertThat(settings.revision()).isEqualTo(revision);
        });
  }

  private static void awaitFailures(Customer customer, int failures) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(Published.data(EventType.CREDENTIAL_EVENT, customer.workspace()))
                    .filteredOn(CredentialEvent.RenewalFailed.class::isInstance)
                    .hasSize(failures));
  }

  private static Map<String, String> session(Customer customer) {
    return InVault.session(customer.workspace(), 1).orElseThrow();
  }

  private static Duration dueIn(Customer customer) {
    return Duration.ofSeconds(
        Long.parseLong(
            Rows.query(
                    "select extract(epoch from renew_at - now())::bigint from credential_version"
                        + " where workspace_id = ?",
                    customer.workspace().value())
                .getFirst()));
  }

  private static long mints(Customer customer) {
    return SharedServers.simulator().admin().callsOf(customer.key().account()).stream()
        .map(SimulatedCall::operation)
        .filter("GetSessionToken"::equals)
        .count();
  }

  private static String keyPath(Customer customer) {
    return VaultPaths.credential(customer.workspace(), InVault.version(customer.workspace(), 1));
  }

  private static Map<String, SecretText> without(String path, String field) {
    return InVault.read(path).orElseThrow().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(field))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> SecretText.of(entry.getValue())));
  }

  private static Map<String, SecretText> with(String path, String field, String text) {
    Map<String, SecretText> fields = without(path, field);
    fields.put(field, SecretText.of(text));
    return fields;
  }
}
