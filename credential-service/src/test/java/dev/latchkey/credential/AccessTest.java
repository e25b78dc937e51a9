package dev.latchkey.credential;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@RunningCredentialService
class AccessTest {

  /// What the body of a permitted request gets: permission comes before the body is looked at.
  private static final String NO_KEY = "{}";

  @ParameterizedTest
  @CsvSource({
    // role, GET, PUT
    "AGENT, 200, 403",
    "MEMBER, 200, 403",
    "WORKSPACE_OWNER, 200, 400",
    "WORKSPACE_ADMIN, 200, 400",
    "ORG_OWNER, 200, 400",
    "BYOK_ADMIN, 200, 400",
    "AUDITOR, 200, 403",
    "OPERATOR, 403, 403"
  })
  void permitsEachRoleWhatItIsFor(Role role, int show, int save) {
    // Given
    Customer customer = Customer.known();

    // Then
    customer.show(role).statusCode(show);
    put(customer.as(role), customer.path()).statusCode(save);
  }

  @Test
  void permitsNothingWithoutARole() {
    // Given
    Customer customer = Customer.known();

    // Then
    customer.show().statusCode(403).body("code", equalTo("FORBIDDEN"));
    put(customer.as(), customer.path()).statusCode(403);
  }

  @Test
  void wantsAToken() {
    given()
        .get("/v1/workspaces/ws/byok")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHENTICATED"));
    put(given().contentType("application/json"), "/v1/workspaces/ws/byok").statusCode(401);
    given().get("/q/openapi").then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({"aud, somebody-else", "iss, https://elsewhere.example"})
  void refusesATokenThatIsNotForIt(String claim, String value) {
    given()
        .header(
            "Authorization",
            "Bearer "
                + SharedServers.issuer()
                    .sign(Map.of("sub", "x", "roles", Set.of("member"), claim, value)))
        .get("/v1/workspaces/ws/byok")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OPERATOR")
  void hidesTheWorkspacesOfOtherOrganisations(Role role) {
    // Given
    Customer customer = Customer.known();
    Customer stranger = Customer.unlisted();

    // Then
    // The stranger's token even names the workspace.
    RequestSpecification request =
        Customer.with(
            new TokenClaims(
                "stranger", stranger.org(), Set.of(customer.workspace()), Set.of(role)));
    request.get(customer.path()).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "MEMBER", "WORKSPACE_OWNER", "WORKSPACE_ADMIN"})
  void hidesOtherWorkspacesOfTheSameOrganisation(Role role) {
    // Given
    Customer customer = Customer.known();

    // Then
    RequestSpecification request =
        Customer.with(
            new TokenClaims(
                "colleague", customer.org(), Set.of(new WorkspaceId("another")), Set.of(role)));
    request.get(customer.path()).then().statusCode(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORG_OWNER", "BYOK_ADMIN", "AUDITOR"})
  void showsAllWorkspacesOfTheOrganisationToThoseWhoAnswerForIt(Role role) {
    // Given
    Customer customer = Customer.known();

    // Then
    Customer.with(new TokenClaims("boss", customer.org(), Set.of(), Set.of(role)))
        .get(customer.path())
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKSPACE_OWNER", "WORKSPACE_ADMIN", "ORG_OWNER", "BYOK_ADMIN"})
  void savesNothingForAStranger(Role role) {
    // Given
    Customer customer = Customer.known();
    Customer stranger = Customer.unlisted();

    // When
    Customer.with(
            new TokenClaims("stranger", stranger.org(), Set.of(customer.workspace()), Set.of(role)))
        .body(Customer.body(stranger.key()))
        .put(customer.path() + "/access-key")
        // Then
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"))
        .body("message", equalTo("There is no such workspace."));
  }

  @Test
  void answersAboutUnknownWorkspacesAsAboutForeignOnes() {
    // Given
    Customer nobody = Customer.unlisted();

    // Then
    nobody
        .show(Role.WORKSPACE_OWNER)
        .statusCode(404)
        .body("message", equalTo("There is no such workspace."));
    nobody.save().statusCode(404).body("message", equalTo("There is no such workspace."));
    get("/v1/workspaces/no%20id/byok", nobody.org())
        .statusCode(404)
        .body("message", equalTo("There is no such workspace."));
  }

  @ParameterizedTest
  @CsvSource({"BYOK_ADMIN, true", "ORG_OWNER, true", "WORKSPACE_OWNER, false", "AUDITOR, false"})
  void showsTheAccountInFullToThoseWhoAnswerForIt(Role role, boolean full) {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);
    String account = customer.key().account();

    // Then
    customer
        .show(role)
        .body("account", equalTo(full ? account : "********" + account.substring(8)));
  }

  @Test
  void describesItsApi() {
    given()
        .header("Authorization", "Bearer " + token(null))
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/v1/workspaces/{workspaceId}/byok'.get.operationId", equalTo("showByok"))
        .body(
            "paths.'/v1/workspaces/{workspaceId}/byok/access-key'.put.operationId",
            equalTo("saveAccessKey"))
        .body("components.schemas.AccessKey.properties.secretAccessKey.type", equalTo("string"))
        .body("components.schemas.AccessKey.properties", hasKey("region"))
        .body("components.schemas", hasKey("ErrorObject"));
  }

  private static ValidatableResponse put(RequestSpecification request, String path) {
    return request.body(NO_KEY).put(path + "/access-key").then();
  }

  private static ValidatableResponse get(String path, OrgId org) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + token(org))
        .get(path)
        .then();
  }

  private static String token(@Nullable OrgId org) {
    return SharedServers.issuer()
        .token(new TokenClaims("somebody", org, Set.of(), Set.of(Role.MEMBER)));
  }
}
