package dev.latchkey.credential;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.directory.Plan;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Who may see and change fallback policies, confirmations and the state of a credential.
@RunningCredentialService
class FallbackAccessTest {

  /// The endpoints, each with a body that it takes.
  enum Endpoint {
    SHOW("GET", "/fallback-policy", ""),
    CHOOSE("PUT", "/fallback-policy", "{}"),
    RESET("POST", "/fallback-caps/reset", ""),
    CONFIRM("POST", "/fallback-confirmations", "{\"sessionid\":\"s\"}"),
    CONFIRMED("GET", "/fallback-confirmations?sessionid=s", ""),
    DISABLE("POST", "/byok/disable", ""),
    ENABLE("POST", "/byok/enable", ""),
    DELETE("DELETE", "/byok", ""),
    MODELS("GET", "/models", ""),
    LIST("PUT", "/models", "{\"models\":[]}");

    private final String method;
    private final String path;
    private final String body;

    Endpoint(String method, String path, String body) {
      this.method = method;
      this.path = path;
      this.body = body;
    }

    ValidatableResponse call(RequestSpecification request, Customer customer) {
      RequestSpecification ready = body.isEmpty() ? request : request.body(body);
      return ready.request(method, customer.workspacePath() + path).then();
    }
  }

  /// 409 is the answer of an endpoint that the caller may use: the workspace has no credential, and
  /// its policy is not Warn.
  @ParameterizedTest
  @CsvSource({
    // role, show, choose, reset, confirm, confirmed, disable, enable, delete, models, list
    "AGENT,           200, 403, 403, 403, 403, 403, 403, 403, 200, 403",
    "MEMBER,          200, 403, 403, 409, 200, 403, 403, 403, 200, 403",
    "WORKSPACE_OWNER, 200, 200, 200, 409, 200, 409, 409, 409, 200, 200",
    "WORKSPACE_ADMIN, 200, 403, 403, 409, 200, 403, 403, 403, 200, 403",
    "ORG_OWNER,       200, 200, 200, 409, 200, 409, 409, 409, 200, 200",
    "BYOK_ADMIN,      200, 403, 403, 403, 403, 409, 403, 403, 200, 403",
    "AUDITOR,         200, 403, 403, 403, 403, 403, 403, 403, 200, 403",
    "OPERATOR,        200, 403, 403, 403, 403, 403, 403, 403, 200, 403"
  })
  void permitsEachRoleWhatItIsFor(
      Role role,
      int show,
      int choose,
      int reset,
      int confirm,
      int confirmed,
      int disable,
      int enable,
      int delete,
      int models,
      int list) {
    // Given
    Customer customer = Customer.known();

    // Then
    Iterator<Integer> expected =
        List.of(show, choose, reset, confirm, confirmed, disable, enable, delete, models, list)
            .iterator();
    for (Endpoint endpoint : Endpoint.values()) {
      endpoint.call(customer.as(role), customer).statusCode(expected.next());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // role, GET, PUT
    "AGENT,           403, 403",
    "MEMBER,          403, 403",
    "WORKSPACE_OWNER, 403, 403",
    "WORKSPACE_ADMIN, 403, 403",
    "ORG_OWNER,       200, 400",
    "BYOK_ADMIN,      200, 403",
    "AUDITOR,         200, 403",
    "OPERATOR,        403, 403"
  })
  void letsOrganisationsEnforce(Role role, int show, int enforce) {
    // Given
    Customer customer = Customer.unlisted();

    // Then
    customer.as(role).get(customer.orgPolicyPath()).then().statusCode(show);
    customer.as(role).body("{}").put(customer.orgPolicyPath()).then().statusCode(enforce);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void wantsAToken(Endpoint endpoint) {
    // Given
    Customer customer = Customer.unlisted();

    // Then
    endpoint.call(given().contentType("application/json"), customer).statusCode(401);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void permitsNothingWithoutARole(Endpoint endpoint) {
    // Given
    Customer customer = Customer.known();

    // Then
    endpoint.call(customer.as(), customer).statusCode(403).body("code", equalTo("FORBIDDEN"));
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void hidesTheWorkspacesOfOtherOrganisations(Endpoint endpoint) {
    // Given
    Customer customer = Customer.known();
    Customer stranger = Customer.unlisted();

    // Then
    // The stranger's token even names the workspace.
    TokenClaims claims =
        new TokenClaims(
            "stranger",
            stranger.org(),
            Set.of(customer.workspace()),
            Set.of(Role.ORG_OWNER, Role.WORKSPACE_OWNER));
    endpoint
        .call(Customer.with(claims), customer)
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"))
        .body("message", equalTo("There is no such workspace."));
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void hidesOtherWorkspacesOfTheSameOrganisation(Endpoint endpoint) {
    // Given
    Customer customer = Customer.known();
    Customer sibling = customer.sibling();
    sibling.list(Plan.SCALE, null);

    // Then
    endpoint.call(customer.asOwner(), sibling).statusCode(404);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void answersAboutUnknownWorkspacesAsAboutForeignOnes(Endpoint endpoint) {
    // Given
    Customer nobody = Customer.unlisted();

    // Then
    endpoint
        .call(nobody.asOwner(), nobody)
        .statusCode(404)
        .body("message", equalTo("There is no such workspace."));
  }

  @ParameterizedTest
  @EnumSource(
      value = Endpoint.class,
      mode = Mode.EXCLUDE,
      names = {"SHOW", "CONFIRMED", "MODELS"})
  void makesNobodyAnOwnerOfTheWorkspacesThatTheyAudit(Endpoint endpoint) {
    // Given
    Customer own = Customer.known();
    Customer audited = own.sibling();
    audited.list(Plan.SCALE, null);

    // Then
    endpoint
        .call(own.as(Role.WORKSPACE_OWNER, Role.AUDITOR), audited)
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void letsNoAgentConfirmWhateverElseItIs() {
    // Given
    Customer customer = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"policy\":\"warn\"}").statusCode(200);

    // Then
    Endpoint.CONFIRM.call(customer.as(Role.AGENT, Role.MEMBER), customer).statusCode(403);
    Endpoint.CONFIRM.call(customer.as(Role.MEMBER), customer).statusCode(200);
  }

  @Test
  void hidesOtherOrganisations() {
    // Given
    Customer customer = Customer.known();
    Customer stranger = Customer.unlisted();

    // Then
    stranger
        .as(Role.ORG_OWNER)
        .get(customer.orgPolicyPath())
        .then()
        .statusCode(404)
        .body("message", equalTo("There is no such organisation."));
    stranger
        .as(Role.ORG_OWNER)
        .body("{\"enforced\":\"allow\"}")
        .put(customer.orgPolicyPath())
        .then()
        .statusCode(404);
    FallbackPolicyTest.show(customer).body("enforced", equalTo(false));
  }

  @Test
  void showsOperatorsEveryWorkspacesPolicyAndNothingElse() {
    // Given
    Customer customer = Customer.known();
    RequestSpecification operator =
        Customer.with(new TokenClaims("operator", null, Set.of(), Set.of(Role.OPERATOR)));

    // Then
    Endpoint.SHOW.call(operator, customer).statusCode(200);
    operator.get(customer.path()).then().statusCode(403);
    Endpoint.SHOW.call(operator, Customer.unlisted()).statusCode(404);
  }

  @Test
  void describesItsApi() {
    Customer.unlisted()
        .as(Role.MEMBER)
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths", hasKey("/v1/workspaces/{workspaceId}/fallback-policy"))
        .body("paths", hasKey("/v1/workspaces/{workspaceId}/fallback-caps/reset"))
        .body("paths", hasKey("/v1/workspaces/{workspaceId}/fallback-confirmations"))
        .body("paths", hasKey("/v1/orgs/{orgId}/fallback-policy"))
        .body("paths.'/v1/workspaces/{workspaceId}/byok'.delete.operationId", equalTo("deleteByok"))
        .body("paths.'/v1/workspaces/{workspaceId}/byok'.get.operationId", equalTo("showByok"))
        .body("components.schemas.FallbackPolicyChoice.properties", hasKey("accountguardrail"))
        .body("components.schemas.WorkspaceFallbackPolicy.properties", hasKey("policyrevision"));
  }
}
