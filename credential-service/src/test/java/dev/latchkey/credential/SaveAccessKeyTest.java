package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class SaveAccessKeyTest {

  @Test
  void answersWithWhatIsInUse() {
    // Given
    Customer customer = Customer.known();

    // When
    var answer = customer.save();

    // Then
    answer
        .statusCode(200)
        .body("workspaceId", equalTo(customer.workspace().value()))
        .body("state", equalTo("active"))
        .body("policy", equalTo("strict"))
        .body("proposedPolicy", equalTo("allow"))
        .body("region", equalTo("eu-central-1"))
        .body("version", equalTo(1))
        .body("sessionExpiresAt", notNullValue())
        .body("renewalError", nullValue())
        .body("accessKeyId", equalTo(masked(customer.key())))
        .body("account", equalTo("********" + customer.key().account().substring(8)));
  }

  @Test
  void testsTheKeyAtAwsInTheWorkspacesRegion() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.save().statusCode(200);

    // Then
    List<SimulatedCall> calls = SharedServers.simulator().admin().callsOf(customer.key().account());
    assertThat(calls)
        .extracting(SimulatedCall::operation, SimulatedCall::region, SimulatedCall::host)
        .containsExactly(
            tuple("GetSessionToken", "eu-central-1", "sts.eu-central-1.amazonaws.com"),
            tuple("GetCallerIdentity", "eu-central-1", "sts.eu-central-1.amazonaws.com"),
            tuple("ListFoundationModels", "eu-central-1", "bedrock.eu-central-1.amazonaws.com"));
    assertThat(calls.getFirst().accessKeyId()).isEqualTo(customer.key().accessKeyId());
    assertThat(calls.getLast().accessKeyId()).startsWith("ASIA");
  }

  @Test
  void usesTheRegionThatComesWithTheKey() {
    // Given
    Customer customer = Customer.known();
    Map<String, String> body =
        Map.of(
            "accessKeyId", customer.key().accessKeyId(),
            "secretAccessKey", customer.key().secretAccessKey().reveal(),
            "region", "us-west-2");

    // When
    customer
        .as(Role.WORKSPACE_ADMIN)
        .body(body)
        .put(customer.path() + "/access-key")
        .then()
        .statusCode(200)
        .body("region", equalTo("us-west-2"));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(((Byok.Active) settings.byok()).region()).isEqualTo(new Region("us-west-2"));
          assertThat(settings.region()).isEqualTo(Customer.REGION);
        });
  }

  @Test
  void putsExactlyTheTestedBytesIntoVaultWithTheirScope() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.save().statusCode(200);

    // Then
    Map<String, String> key = InVault.key(customer.workspace(), 1).orElseThrow();
    assertThat(key)
        .containsEntry("access_key_id", customer.key().accessKeyId())
        .containsEntry("secret_access_key", customer.key().secretAccessKey().reveal())
        .containsEntry("workspace", customer.workspace().value())
        .containsEntry("account", customer.key().account())
        .containsEntry("version", "1");
    Map<String, String> session = InVault.session(customer.workspace(), 1).orElseThrow();
    assertThat(session)
        .containsEntry("credential", key.get("credential"))
        .containsEntry("workspace", customer.workspace().value())
        .containsEntry("account", customer.key().account())
        .containsEntry("version", "1")
        .containsKeys("secret_access_key", "session_token");
    assertThat(session.get("access_key_id")).startsWith("ASIA");
    assertThat(Instant.parse(session.get("expires_at")))
        .isBetween(Instant.now().plusSeconds(3300), Instant.now().plusSeconds(3700));
  }

  @Test
  void tellsRoutingAfterwards() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.save().statusCode(200);

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings ->
            assertThat(settings)
                .isEqualTo(
                    new WorkspaceSettings(
                        customer.workspace(),
                        customer.org(),
                        2,
                        Environment.PRODUCTION,
                        Customer.REGION,
                        FallbackPolicy.STRICT,
                        Customer.UNDECIDED,
                        new Byok.Active(
                            InVault.version(customer.workspace(), 1).credential(),
                            1,
                            new AwsAccountId(customer.key().account()),
                            Customer.REGION,
                            null),
                        null)));
  }

  @Test
  void tellsThoseWhoWatchCredentialsAndTheAuditLog() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.save().statusCode(200);

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Published.events(EventType.ADMIN_EVENT, customer.workspace()))
                    .hasSize(1));
    AdminEvent.AccessKeySaved saved =
        (AdminEvent.AccessKeySaved)
            Published.data(EventType.ADMIN_EVENT, customer.workspace()).getFirst();
    assertThat(saved.actor()).isEqualTo("somebody");
    assertThat(saved.org()).isEqualTo(customer.org());
    assertThat(saved.version()).isEqualTo(1);
    assertThat(saved.account().value()).isEqualTo(customer.key().account());
    assertThat(saved.keyShown()).isEqualTo(masked(customer.key()));
    CredentialEvent.Activated activated =
        (CredentialEvent.Activated)
            Published.data(EventType.CREDENTIAL_EVENT, customer.workspace()).getFirst();
    assertThat(activated.subject().org()).isEqualTo(customer.org());
    assertThat(activated.region()).isEqualTo(Customer.REGION);
  }

  @Test
  void carriesTheTraceOfTheRequestIntoTheEvents() {
    // Given
    Customer customer = Customer.known();
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    // When
    customer
        .as(Role.WORKSPACE_OWNER)
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .body(Customer.body(customer.key()))
        .put(customer.path() + "/access-key")
        .then()
        .statusCode(200);

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Published.events(EventType.CREDENTIAL_EVENT, customer.workspace()))
                    .singleElement()
                    .extracting(CloudEvent::trace)
                    .satisfies(
                        context ->
                            assertThat(context).isNotNull().asString().contains("00-" + trace)));
  }

  @Test
  void makesANewVersionOfTheSameKeyAndRetiresTheOld() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);

    // When
    customer.save().statusCode(200).body("version", equalTo(2));

    // Then
    assertThat(Rows.states(customer.workspace())).containsExactly("RETIRED", "ACTIVE");
    assertThat(InVault.key(customer.workspace(), 2)).isPresent();
    assertThat(InVault.session(customer.workspace(), 1)).isPresent();
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(3);
          assertThat(((Byok.Active) settings.byok()).version()).isEqualTo(2);
        });
  }

  private static String masked(SimulatedKey key) {
    String id = key.accessKeyId();
    return "AKIA…" + id.substring(id.length() - 4);
  }
}
