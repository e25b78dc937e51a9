package dev.latchkey.routing.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Tenant;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RoutingOnTheStack
class RouteResourceTest {

  private static final OrgId OTHER_ORG = new OrgId("another-org");

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "MEMBER", "WORKSPACE_OWNER", "WORKSPACE_ADMIN"})
  void showsTheRouteToWhoeverWorksInTheWorkspace(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, tenant.org(), Set.of(tenant.workspace()), role);

    // Then
    route
        .then()
        .statusCode(200)
        .body("workspaceid", equalTo(tenant.workspace().value()))
        .body("byok", equalTo("active"))
        .body("region", equalTo("eu-central-1"))
        .body("account", equalTo("********" + tenant.key().account().substring(8)))
        .body("credentialid", equalTo(tenant.byok().credential().value()))
        .body("credentialversion", equalTo(1))
        .body("policy", equalTo("strict"))
        .body("revision", equalTo(1))
        .body("settingsagemillis", lessThan(30_000));
    assertThat(route.asString()).doesNotContain(tenant.key().account());
  }

  @ParameterizedTest
  @EnumSource(names = {"ORG_OWNER", "BYOK_ADMIN", "AUDITOR"})
  void showsTheRouteToThoseOfTheWholeOrganisation(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, tenant.org(), Set.of(), role);

    // Then
    route.then().statusCode(200);
  }

  @Test
  void showsTheRouteToOperators() {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, null, Set.of(), Role.OPERATOR);

    // Then
    route.then().statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
  void hidesTheWorkspaceFromOtherOrganisations(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, OTHER_ORG, Set.of(tenant.workspace()), role);

    // Then
    route.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "MEMBER", "WORKSPACE_OWNER", "WORKSPACE_ADMIN"})
  void hidesTheWorkspaceFromThoseOfOtherWorkspaces(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, tenant.org(), Set.of(new WorkspaceId("other")), role);

    // Then
    route.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void answersTheSameForAWorkspaceThatDoesNotExist() {
    // Given
    Tenant tenant = Tenant.unknown();

    // When
    Response route = ask(tenant, tenant.org(), Set.of(tenant.workspace()), Role.MEMBER);

    // Then
    route.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void showsThatNothingIsConfigured() {
    // Given
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, new Byok.NotConfigured());
    awaitKnown(tenant);

    // When
    Response route = ask(tenant, tenant.org(), Set.of(tenant.workspace()), Role.MEMBER);

    // Then
    route
        .then()
        .statusCode(200)
        .body("byok", equalTo("not-configured"))
        .body("region", nullValue())
        .body("account", nullValue());
  }

  @Test
  void refusesATokenWithoutAnyRole() {
    // Given
    Tenant tenant = known();

    // When
    Response route = ask(tenant, tenant.org(), Set.of(tenant.workspace()));

    // Then
    route.then().statusCode(403).body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void refusesWhoeverIsNotSignedIn() {
    given().get("/v1/workspaces/any/route").then().statusCode(401);
    given().get("/q/openapi").then().statusCode(401);
  }

  @Test
  void refusesATokenForAnotherAudience() {
    // Given
    String token =
        SharedServers.issuer()
            .sign(Map.of("sub", "somebody", "aud", "another", "roles", Set.of("operator")));

    // When
    Response route = given().auth().oauth2(token).get("/v1/workspaces/any/route");

    // Then
    route.then().statusCode(401);
  }

  @Test
  void describesItself() {
    // When
    Response description =
        given().auth().oauth2(token(null, Set.of(), Role.OPERATOR)).get("/q/openapi");

    // Then
    description.then().statusCode(200).body(containsString("/v1/workspaces/{workspaceId}/route"));
  }

  private static Tenant known() {
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, tenant.byok());
    awaitKnown(tenant);
    return tenant;
  }

  private static void awaitKnown(Tenant tenant) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ask(tenant, null, Set.of(), Role.OPERATOR).statusCode() == 200);
  }

  private static Response ask(
      Tenant tenant, @Nullable OrgId org, Set<WorkspaceId> workspaces, Role... roles) {
    return given()
        .auth()
        .oauth2(token(org, workspaces, roles))
        .get("/v1/workspaces/" + tenant.workspace() + "/route");
  }

  private static String token(@Nullable OrgId org, Set<WorkspaceId> workspaces, Role... roles) {
    return SharedServers.issuer()
        .token(new TokenClaims("somebody", org, workspaces, Set.of(roles)));
  }
}
