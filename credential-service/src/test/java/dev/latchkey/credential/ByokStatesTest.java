package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.credential.flow.SweepVersions;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What owners and plans make of a workspace's own credential.
@RunningCredentialService
class ByokStatesTest {

  @Inject SweepVersions sweep;

  @Test
  void isDisabledAndEnabledAgain() {
    // Given
    Customer customer = saved();

    // When
    disable(customer)
        .statusCode(200)
        .body("state", equalTo("disabled"))
        .body("accessKeyId", notNullValue());

    // Then
    awaitInactive(customer, InactiveReason.DISABLED);

    // When
    enable(customer).statusCode(200).body("state", equalTo("active"));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(4);
          assertThat(settings.byok())
              .isInstanceOfSatisfying(
                  Byok.Active.class, active -> assertThat(active.version()).isEqualTo(1));
        });
    FallbackPolicyTest.awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .endsWith(
                    switched(customer, ByokState.DISABLED), switched(customer, ByokState.ENABLED))
                .hasSize(3));
  }

  @Test
  void changesNothingTwice() {
    // Given
    Customer customer = saved();

    // When
    enable(customer).statusCode(200);
    disable(customer).statusCode(200);
    disable(customer).statusCode(200).body("state", equalTo("disabled"));
    delete(customer).statusCode(200);
    delete(customer).statusCode(200).body("state", equalTo("deleted"));

    // Then
    FallbackPolicyTest.awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .filteredOn(AdminEvent.ByokSwitched.class::isInstance)
                .containsExactly(
                    switched(customer, ByokState.DISABLED), switched(customer, ByokState.DELETED)));
    FallbackPolicyTest.show(customer).body("revision", equalTo(4));
  }

  @Test
  void staysDeletedUntilAnotherKeyIsSaved() {
    // Given
    Customer customer = saved();

    // When
    delete(customer)
        .statusCode(200)
        .body("state", equalTo("deleted"))
        .body("region", equalTo("eu-central-1"))
        .body("accessKeyId", nullValue());

    // Then
    awaitInactive(customer, InactiveReason.DELETED);
    enable(customer).statusCode(409).body("code", equalTo("CREDENTIAL_ABSENT"));
    disable(customer).statusCode(409).body("code", equalTo("CREDENTIAL_ABSENT"));

    // When
    customer.save().statusCode(200).body("state", equalTo("active")).body("version", equalTo(2));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> assertThat(settings.byok()).isInstanceOf(Byok.Active.class));
  }

  @Test
  void deletesAllSecretsOfADeletedCredential() {
    // Given
    Customer customer = saved();
    customer.save().statusCode(200);

    // When
    delete(customer).statusCode(200);

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              sweepNow();
              assertThat(Rows.states(customer.workspace())).containsExactly("SWEPT", "SWEPT");
              for (int version : List.of(1, 2)) {
                assertThat(InVault.key(customer.workspace(), version)).isEmpty();
                assertThat(InVault.session(customer.workspace(), version)).isEmpty();
              }
            });
  }

  @Test
  void deletesNoSecretBeforeRoutingIsTold() {
    // Given
    Customer customer = saved();
    stopPublishing();

    // When
    try {
      delete(customer).statusCode(200);
      sweepNow();

      // Then
      assertThat(Rows.states(customer.workspace())).containsExactly("SWEPT");
      assertThat(InVault.key(customer.workspace(), 1)).isPresent();
      assertThat(InVault.session(customer.workspace(), 1)).isPresent();
    } finally {
      publishAgain();
    }
  }

  @Test
  void leavesTheSecretsToWhoeverMayStillStoreASession() {
    // Given
    Customer customer = saved();
    Rows.update(
        "update credential_version set leased_until = now() + interval '1 hour'"
            + " where workspace_id = ?",
        customer.workspace().value());
    Customer free = saved();

    // When
    delete(customer).statusCode(200);
    delete(free).statusCode(200);

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              sweepNow();
              assertThat(InVault.key(free.workspace(), 1)).isEmpty();
            });
    assertThat(InVault.key(customer.workspace(), 1)).isPresent();
  }

  @Test
  void isUsedAgainWhenAKeyIsSavedWhileItIsDisabled() {
    // Given
    Customer customer = saved();
    disable(customer).statusCode(200);

    // When
    customer.save().statusCode(200).body("state", equalTo("active"));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> assertThat(settings.byok()).isInstanceOf(Byok.Active.class));
  }

  @Test
  void followsThePlan() {
    // Given
    Customer customer = saved();

    // When
    customer.list(Plan.TEAM, Customer.REGION);

    // Then
    awaitInactive(customer, InactiveReason.DOWNGRADED);
    customer.show(Role.MEMBER).body("state", equalTo("downgraded"));

    // When
    customer.list(Plan.ENTERPRISE, Customer.REGION);

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> assertThat(settings.byok()).isInstanceOf(Byok.Active.class));
  }

  @Test
  void isNotEnabledOnAPlanWithoutByok() {
    // Given
    Customer customer = saved();
    disable(customer).statusCode(200);
    customer.list(Plan.FREE, Customer.REGION);

    // Then
    enable(customer).statusCode(409).body("code", equalTo("PLAN_WITHOUT_BYOK"));
    customer.show(Role.MEMBER).body("state", equalTo("disabled"));
    delete(customer).statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(ByokState.class)
  void cannotSwitchWhatWasNeverThere(ByokState wish) {
    // Given
    Customer customer = Customer.known();

    // Then
    become(customer, wish).statusCode(409).body("code", equalTo("CREDENTIAL_ABSENT"));
    FallbackPolicyTest.show(customer).body("revision", equalTo(1));
  }

  @ParameterizedTest
  @EnumSource(ByokState.class)
  void keepsThePolicyWhateverBecomesOfTheCredential(ByokState wish) {
    // Given
    Customer strict = saved();
    Customer allow = saved();
    FallbackPolicyTest.choose(strict, "{\"policy\":\"strict\"}").statusCode(200);
    FallbackPolicyTest.choose(allow, "{\"policy\":\"allow\"}").statusCode(200);

    // When
    become(strict, wish).statusCode(200);
    become(allow, wish).statusCode(200);

    // Then
    FallbackPolicyTest.show(strict)
        .body("policy", equalTo("strict"))
        .body("policyrevision", equalTo(1));
    FallbackPolicyTest.show(allow)
        .body("policy", equalTo("allow"))
        .body("policyrevision", equalTo(2));
    Published.awaitSettings(
        strict.workspace(),
        settings -> assertThat(settings.policy()).isEqualTo(FallbackPolicy.STRICT));
  }

  @Test
  void renewsNoSessionThatIsNotUsed() {
    // Given
    Customer disabled = saved();
    disable(disabled).statusCode(200);
    Customer downgraded = saved();
    downgraded.list(Plan.TEAM, Customer.REGION);
    Customer used = saved();

    // When
    List.of(disabled, downgraded, used).forEach(ByokStatesTest::makeDue);

    // Then
    awaitRenewed(used);
    assertThat(mints(disabled)).isEqualTo(1);
    assertThat(mints(downgraded)).isEqualTo(1);

    // When
    enable(disabled).statusCode(200);

    // Then
    awaitRenewed(disabled);
  }

  private static void awaitInactive(Customer customer, InactiveReason reason) {
    Published.awaitSettings(
        customer.workspace(),
        settings ->
            assertThat(settings.byok()).isEqualTo(new Byok.Inactive(reason, Customer.REGION)));
  }

  private static void awaitRenewed(Customer customer) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(Published.data(EventType.CREDENTIAL_EVENT, customer.workspace()))
                    .anyMatch(CredentialEvent.SessionRenewed.class::isInstance));
  }

  private static AdminEvent switched(Customer customer, ByokState state) {
    return new AdminEvent.ByokSwitched("somebody", customer.workspace(), customer.org(), state);
  }

  private static Customer saved() {
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    return customer;
  }

  private static ValidatableResponse become(Customer customer, ByokState wish) {
    return switch (wish) {
      case ENABLED -> enable(customer);
      case DISABLED -> disable(customer);
      case DELETED -> delete(customer);
    };
  }

  private static ValidatableResponse disable(Customer customer) {
    return customer.asOwner().post(customer.path() + "/disable").then();
  }

  private static ValidatableResponse enable(Customer customer) {
    return customer.asOwner().post(customer.path() + "/enable").then();
  }

  private static ValidatableResponse delete(Customer customer) {
    return customer.asOwner().delete(customer.path()).then();
  }

  private static void makeDue(Customer customer) {
    Rows.update(
        "update credential_version set renew_at = now() where workspace_id = ?",
        customer.workspace().value());
  }

  private static long mints(Customer customer) {
    return SharedServers.simulator().admin().callsOf(customer.key().account()).stream()
        .map(SimulatedCall::operation)
        .filter(Predicate.isEqual("GetSessionToken"))
        .count();
  }

  /// Nothing is published while the deployment's caps are not known.
  private static void stopPublishing() {
    Rows.update("delete from cap_limits");
  }

  private static void publishAgain() {
    Rows.update("insert into cap_limits (usd_per_day, consecutive) values (20, 20)");
  }

  private void sweepNow() {
    try {
      VertxContextSupport.subscribeAndAwait(sweep::sweep);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
