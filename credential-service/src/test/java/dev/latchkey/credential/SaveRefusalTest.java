package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.secret.SecretText;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@RunningCredentialService
class SaveRefusalTest {

  static Stream<Arguments> bodies() {
    return Stream.of(
        argumentSet("empty", "", "REQUEST_MALFORMED", "JSON object"),
        argumentSet("no JSON", "secret=abc", "REQUEST_MALFORMED", "JSON object"),
        argumentSet("null", "null", "REQUEST_MALFORMED", "null"),
        argumentSet("a list", "[]", "REQUEST_MALFORMED", "JSON object"),
        argumentSet("nothing in it", "{}", "REQUEST_MALFORMED", "accessKeyId is missing"),
        argumentSet(
            "an unknown field",
            "{\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"sessionToken\":\"x\"}",
            "REQUEST_MALFORMED",
            "'sessionToken'"),
        argumentSet(
            "a session key",
            "{\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"abc\"}",
            "KEY_KIND_UNSUPPORTED",
            "ASIA"),
        argumentSet(
            "a secret with a line break",
            "{\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"abc\\n\"}",
            "REQUEST_MALFORMED",
            "line break"),
        argumentSet(
            "a region of nobody",
            "{\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"abc\","
                + "\"region\":\"moon-1\"}",
            "REGION_UNKNOWN",
            "region"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void namesWhatIsWrongWithTheBody(String body, String code, String part) {
    // Given
    Customer customer = Customer.unlisted();

    // When
    put(customer, body)
        // Then
        .body("code", equalTo(code))
        .body("message", containsString(part))
        .body("action", not(equalTo("")));
  }

  @Test
  void refusesALargeBody() {
    put(Customer.unlisted(), "{\"accessKeyId\":\"" + "A".repeat(20_000) + "\"}")
        .statusCode(413)
        .body("code", equalTo("BODY_TOO_LARGE"));
  }

  @Test
  void refusesAnotherContentType() {
    // Given
    Customer customer = Customer.unlisted();

    // When
    customer
        .as(Role.WORKSPACE_OWNER)
        .contentType("text/plain")
        .body("{}")
        .put(customer.path() + "/access-key")
        // Then
        .then()
        .statusCode(415)
        .body("code", equalTo("REQUEST_MALFORMED"));
  }

  @Test
  void refusesAKeyThatAwsDoesNotKnow() {
    // Given
    Customer customer = Customer.known();
    SimulatedKey unknown =
        new SimulatedKey(
            customer.key().account(), "AKIAUNKNOWNUNKNOWN00", SecretText.of("whatever"));

    // When
    customer
        .save(unknown, Role.WORKSPACE_OWNER)
        // Then
        .statusCode(422)
        .body("code", equalTo("CREDENTIAL_INVALID"))
        .body("message", containsString("sts:GetSessionToken"));
    assertNothingSaved(customer);
  }

  @Test
  void refusesAWrongSecret() {
    // Given
    Customer customer = Customer.known();
    SimulatedKey wrong =
        new SimulatedKey(
            customer.key().account(),
            customer.key().accessKeyId(),
            SecretText.of("a-secret-that-is-wrong"));

    // When
    customer
        .save(wrong, Role.WORKSPACE_OWNER)
        // Then
        .statusCode(422)
        .body("code", equalTo("CREDENTIAL_INVALID"))
        .body("message", not(containsString("a-secret-that-is-wrong")));
    assertNothingSaved(customer);
  }

  @Test
  void refusesADeactivatedKeyAndLeavesTheOldOneInUse() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    SharedServers.simulator().admin().deactivate(customer.key());

    // When
    customer.save().statusCode(422).body("code", equalTo("CREDENTIAL_INVALID"));

    // Then
    assertThat(Rows.states(customer.workspace())).containsExactly("ACTIVE");
    customer.show(Role.MEMBER).body("version", equalTo(1)).body("state", equalTo("active"));
  }

  @Test
  void refusesAPlanWithoutByok() {
    // Given
    Customer customer = Customer.unlisted();
    customer.list(Plan.TEAM, Customer.REGION);

    // When
    customer.save().statusCode(409).body("code", equalTo("PLAN_WITHOUT_BYOK"));

    // Then
    assertNothingSaved(customer);
    assertThat(SharedServers.simulator().admin().callsOf(customer.key().account())).isEmpty();
  }

  @Test
  void hasNoDefaultRegion() {
    // Given
    Customer customer = Customer.unlisted();
    customer.list(Plan.ENTERPRISE, null);

    // When
    customer.save().statusCode(422).body("code", equalTo("REGION_MISSING"));

    // Then
    assertNothingSaved(customer);
  }

  @Test
  void rejectsAKeyOfAnotherAccount() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    SimulatedKey other = Customer.unlisted().key();

    // When
    customer
        .save(other, Role.WORKSPACE_OWNER, Role.ORG_OWNER)
        // Then
        .statusCode(409)
        .body("code", equalTo("ACCOUNT_CHANGED"))
        .body("message", not(containsString(other.account())));
    assertThat(Rows.states(customer.workspace())).containsExactly("ACTIVE");
  }

  @Test
  void letsAByokAdminMoveTheWorkspaceToAnotherAccount() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    SimulatedKey other = Customer.unlisted().key();

    // When
    customer
        .save(other, Role.BYOK_ADMIN)
        // Then
        .statusCode(200)
        .body("version", equalTo(2))
        .body("account", equalTo(other.account()));
  }

  private static ValidatableResponse put(Customer customer, String body) {
    return customer.as(Role.WORKSPACE_OWNER).body(body).put(customer.path() + "/access-key").then();
  }

  private static void assertNothingSaved(Customer customer) {
    assertThat(Rows.states(customer.workspace())).isEmpty();
    assertThat(
            SharedServers.vault()
                .administrator()
                .list("latchkey/metadata/credentials/" + customer.workspace())
                .status())
        .isEqualTo(404);
    customer.show(Role.MEMBER).body("state", equalTo("not-configured"));
  }
}
