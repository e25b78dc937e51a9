package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunningCredentialService
class OrganisationPolicyTest {

  @Test
  void holdsForAllWorkspacesOfTheOrganisationAndNoOthers() {
    // Given
    Customer customer = Customer.known();
    Customer sibling = customer.sibling();
    sibling.list(Plan.ENTERPRISE, null);
    Customer stranger = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"policy\":\"warn\"}");

    // When
    enforce(customer, "\"allow\"").statusCode(200).body("enforced", equalTo("allow"));

    // Then
    awaitPolicy(customer, FallbackPolicy.ALLOW, 3, true);
    awaitPolicy(sibling, FallbackPolicy.ALLOW, 2, true);
    FallbackPolicyTest.show(stranger)
        .body("policy", equalTo("strict"))
        .body("enforced", equalTo(false));

    // When
    enforce(customer, "null").statusCode(200).body("enforced", nullValue());

    // Then
    awaitPolicy(customer, FallbackPolicy.WARN, 4, false);
    awaitPolicy(sibling, FallbackPolicy.STRICT, 3, false);
  }

  @Test
  void tellsRoutingAlsoWhenOnlyTheEnforcementIsNew() {
    // Given
    Customer customer = Customer.known();

    // When
    enforce(customer, "\"strict\"");

    // Then
    awaitPolicy(customer, FallbackPolicy.STRICT, 1, true);
    FallbackPolicyTest.show(customer).body("revision", equalTo(2)).body("enforced", equalTo(true));
  }

  @Test
  void holdsForWorkspacesThatJoinLater() {
    // Given
    Customer customer = Customer.unlisted();
    enforce(customer, "\"warn\"").statusCode(200);

    // When
    customer.list(Plan.SCALE, Customer.REGION);

    // Then
    awaitPolicy(customer, FallbackPolicy.WARN, 2, true);
    FallbackPolicyTest.show(customer).body("revision", equalTo(1));
  }

  @Test
  void holdsForAWorkspaceThatMovesIn() {
    // Given
    Customer customer = Customer.unlisted();
    enforce(customer, "\"warn\"").statusCode(200);
    Customer moving = Customer.known();

    // When
    Directory.list(
        new DirectoryEntry(
            moving.workspace(), customer.org(), Plan.SCALE, Environment.PRODUCTION, null));

    // Then
    awaitPolicy(moving, FallbackPolicy.WARN, 2, true);
  }

  @Test
  void tellsWhoEnforcedWhatOnceUnderTheOrganisationsKey() {
    // Given
    Customer customer = Customer.known();

    // When
    enforce(customer, "\"allow\"");
    enforce(customer, "\"allow\"").statusCode(200);
    enforce(customer, "null");

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Published.data(EventType.ADMIN_EVENT, customer.org().value()))
                    .containsExactly(
                        new AdminEvent.PolicyEnforced(
                            "somebody", customer.org(), null, FallbackPolicy.ALLOW),
                        new AdminEvent.PolicyEnforced(
                            "somebody", customer.org(), FallbackPolicy.ALLOW, null)));
    FallbackPolicyTest.show(customer).body("revision", equalTo(3));
  }

  @Test
  void refusesAWorkspacesOtherChoice() {
    // Given
    Customer customer = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"policy\":\"allow\"}");
    enforce(customer, "\"strict\"");

    // Then
    FallbackPolicyTest.choose(customer, "{\"policy\":\"warn\"}")
        .statusCode(403)
        .body("code", equalTo("POLICY_ENFORCED"))
        .body("message", containsString("strict"));
    FallbackPolicyTest.choose(customer, "{\"policy\":\"allow\"}")
        .statusCode(200)
        .body("policy", equalTo("strict"))
        .body("chosen", equalTo("allow"));
    FallbackPolicyTest.choose(customer, "{\"policy\":\"strict\",\"accountguardrail\":true}")
        .statusCode(200)
        .body("chosen", equalTo("strict"))
        .body("accountguardrail", equalTo(true));
    FallbackPolicyTest.choose(customer, "{\"policy\":null}").statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {}                                | enforced is missing
          {"enforced":"never"}              | enforced must be allow, warn or strict, or null
          {"enforced":"allow","policy":"x"} | unknown field 'policy'
          """)
  void namesWhatIsWrong(String body, String part) {
    // Given
    Customer customer = Customer.unlisted();

    // Then
    customer
        .as(Role.ORG_OWNER)
        .body(body)
        .put(customer.orgPolicyPath())
        .then()
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(part));
  }

  @Test
  void missesNoWorkspaceThatIsListedMeanwhile() {
    // Given
    Customer customer = Customer.known();
    List<Customer> joining =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    new Customer(
                        customer.org(),
                        new WorkspaceId(customer.workspace() + "-" + i),
                        customer.key()))
            .toList();

    // When
    CompletableFuture<Void> lists =
        CompletableFuture.runAsync(
            () -> joining.forEach(each -> Directory.list(each.entry(Plan.SCALE, null))));
    for (int round = 0; round < 10; round++) {
      enforce(customer, "null").statusCode(200);
      enforce(customer, "\"allow\"").statusCode(200);
    }
    lists.join();

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Rows.query(
                            "select policy_enforced || ' ' || count(*) from workspace"
                                + " where org_id = ? group by policy_enforced",
                            customer.org().value()))
                    .containsExactly("ALLOW 201"));
  }

  private static ValidatableResponse enforce(Customer customer, String policy) {
    return customer
        .as(Role.ORG_OWNER)
        .body("{\"enforced\":" + policy + "}")
        .put(customer.orgPolicyPath())
        .then();
  }

  private static void awaitPolicy(
      Customer customer, FallbackPolicy policy, long revision, boolean enforced) {
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.policy()).isEqualTo(policy);
          assertThat(FallbackPolicyTest.terms(settings).policyRevision()).isEqualTo(revision);
          assertThat(FallbackPolicyTest.terms(settings).enforced()).isEqualTo(enforced);
        });
  }
}
