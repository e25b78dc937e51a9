package dev.latchkey.routing.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RoutingOnTheStack
class DecisionResourceTest {

  @Test
  void saysWhyARequestFellBack() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.ALLOW);
    Ask ask = Ask.of(tenant, "hello").eligible();
    Seen answer = ask.answer();

    // When
    Response explained = explainedRequest(tenant, ask, "published");

    // Then
    explained
        .then()
        .body("payer", equalTo("customer"))
        .body("attempts", equalTo(2))
        .body("decision.fallbackid", equalTo(answer.header("fallbackid")))
        .body("decision.failure", equalTo("CREDENTIAL_EXPIRED"))
        .body("decision.permitted", equalTo(true))
        .body("decision.reason", nullValue())
        .body("decision.verdicts.verdict", everyItem(oneOf("permits", "does-not-apply")));
  }

  @Test
  void saysWhyARequestDidNotFallBack() {
    // Given
    Tenant tenant = Tenant.expired(FallbackPolicy.STRICT);
    Ask ask = Ask.of(tenant, "hello").eligible();
    ask.answer();

    // When
    Response explained = explainedRequest(tenant, ask, "published");

    // Then
    explained
        .then()
        .body("decision.permitted", equalTo(false))
        .body("decision.reason", equalTo("POLICY_STRICT"))
        .body("decision.verdicts.size()", greaterThan(5))
        .body("decision.verdicts.verdict", hasItem("refuses"));
  }

  @Test
  void saysThatNothingWasDecidedWhereTheOwnCallSucceeded() {
    // Given
    Tenant tenant = Tenant.active(FallbackPolicy.ALLOW);
    Ask ask = Ask.of(tenant, "hello");
    ask.answer();

    // When
    Response explained = explainedRequest(tenant, ask, "published");

    // Then
    explained.then().body("decision", nullValue()).body("attempts", equalTo(1));
  }

  static Stream<Arguments> questions() {
    Map<String, Object> eligible =
        Map.of("access", "read", "autonomous", false, "fallbackeligible", true);
    return Stream.of(
        argumentSet("the policy permits it", FallbackPolicy.ALLOW, eligible, null),
        argumentSet("the policy is Strict", FallbackPolicy.STRICT, eligible, "POLICY_STRICT"),
        argumentSet(
            "the policy is Warn and there is no session",
            FallbackPolicy.WARN,
            eligible,
            "SESSION_UNKNOWN"),
        argumentSet(
            "nothing is said of the operation",
            FallbackPolicy.ALLOW,
            Map.of(),
            "OPERATION_NOT_ELIGIBLE"),
        argumentSet(
            "the operation is an autonomous write",
            FallbackPolicy.ALLOW,
            Map.of("fallbackeligible", true),
            "AUTONOMOUS_PRODUCTION_WRITE"),
        argumentSet(
            "the failure is the request's own fault",
            FallbackPolicy.ALLOW,
            with(eligible, "failure", "VALIDATION"),
            "NOT_A_CANDIDATE"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void saysWhatWouldBeDecidedWhen(
      FallbackPolicy policy, Map<String, Object> question, @Nullable String reason) {
    // Given
    Tenant tenant = Tenant.active(policy);
    awaitKnown(tenant);

    // When
    Response explained = asOperator(dryRun(tenant, question));

    // Then
    explained
        .then()
        .statusCode(200)
        .body("payer", equalTo("customer"))
        .body("state", nullValue())
        .body("attempts", nullValue())
        .body("decision.permitted", equalTo(reason == null))
        .body("decision.reason", equalTo(reason));
  }

  @Test
  void callsNobodyForAnAnswer() {
    // Given
    Tenant tenant = Tenant.active(FallbackPolicy.ALLOW);
    awaitKnown(tenant);

    // When
    asOperator(dryRun(tenant, Map.of("fallbackeligible", true, "access", "read")));

    // Then
    assertThat(tenant.calls()).isEmpty();
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void saysWhoPaysWhereNothingIsConfigured() {
    // Given
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, new Byok.NotConfigured());
    awaitKnown(tenant);

    // When
    Response explained = asOperator(dryRun(tenant, Map.of()));

    // Then
    explained
        .then()
        .body("payer", equalTo("platform"))
        .body("why", equalTo("not-configured"))
        .body("decision", nullValue());
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "MEMBER", "WORKSPACE_OWNER", "WORKSPACE_ADMIN"})
  void answersWhoeverWorksInTheWorkspace(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response explained =
        explain(tenant.org(), Set.of(tenant.workspace()), dryRun(tenant, Map.of()), role);

    // Then
    explained.then().statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORG_OWNER", "BYOK_ADMIN", "AUDITOR"})
  void answersThoseOfTheWholeOrganisation(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response explained = explain(tenant.org(), Set.of(), dryRun(tenant, Map.of()), role);

    // Then
    explained.then().statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
  void hidesTheWorkspaceFromOtherOrganisations(Role role) {
    // Given
    Tenant tenant = known();

    // When
    Response explained =
        explain(
            new OrgId("another-org"), Set.of(tenant.workspace()), dryRun(tenant, Map.of()), role);

    // Then
    explained.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT", "MEMBER", "WORKSPACE_OWNER", "WORKSPACE_ADMIN"})
  void hidesARequestFromThoseOfOtherWorkspaces(Role role) {
    // Given
    Tenant tenant = Tenant.active(FallbackPolicy.ALLOW);
    Tenant other = Tenant.active(FallbackPolicy.ALLOW);
    Ask ask = Ask.of(tenant, "hello");
    ask.answer();
    explainedRequest(tenant, ask, "published");

    // When
    Response byName =
        explain(tenant.org(), Set.of(other.workspace()), ofRequest(tenant, ask), role);
    Response asOwn = explain(tenant.org(), Set.of(other.workspace()), ofRequest(other, ask), role);

    // Then
    byName.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    asOwn.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void knowsNoRequestThatNeverCame() {
    // Given
    Tenant tenant = known();

    // When
    Response explained = asOperator(ofRequest(tenant, Ask.of(tenant, "never published")));

    // Then
    explained.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        argumentSet("is empty", "", "body"),
        argumentSet("is null", "null", "The body is missing."),
        argumentSet("names no workspace", "{}", "workspace"),
        argumentSet("names half a request", body("\"requestid\":\"1\""), "belong together"),
        argumentSet("names no failure", body("\"model\":\"m\""), "failure is not the name"),
        argumentSet("names no known failure", body("\"failure\":\"BAD\""), "failure is not"),
        argumentSet(
            "names no known access",
            body("\"failure\":\"THROTTLED\",\"access\":\"execute\""),
            "access is neither"),
        argumentSet(
            "names no known certainty",
            body("\"failure\":\"THROTTLED\",\"certainty\":\"perhaps\""),
            "certainty is not"),
        argumentSet(
            "names no known model", body("\"failure\":\"THROTTLED\",\"model\":\"\""), "model"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void saysWhatIsWrongWithABodyThat(String body, String message) {
    // When
    Response explained =
        given()
            .auth()
            .oauth2(token(null, Set.of(), Role.OPERATOR))
            .contentType("application/json")
            .body(body)
            .post("/v1/decisions/explain");

    // Then
    explained
        .then()
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(message))
        .body(not(containsString("Exception")));
  }

  @Test
  void refusesATokenWithoutAnyRole() {
    // Given
    Tenant tenant = known();

    // When
    Response explained =
        explain(tenant.org(), Set.of(tenant.workspace()), dryRun(tenant, Map.of()));

    // Then
    explained.then().statusCode(403).body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void refusesWhoeverIsNotSignedIn() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/decisions/explain")
        .then()
        .statusCode(401);
  }

  /// What is told of a request once it has come so far: an answer is read before its row says so.
  private static Response explainedRequest(Tenant tenant, Ask ask, String state) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> asOperator(ofRequest(tenant, ask)),
            explained -> explained.statusCode() == 200 && state.equals(explained.path("state")));
  }

  private static Map<String, Object> ofRequest(Tenant tenant, Ask ask) {
    return Map.of(
        "workspaceid",
        tenant.workspace().value(),
        "requestsource",
        "agent-under-test",
        "requestid",
        ask.id());
  }

  private static Map<String, Object> dryRun(Tenant tenant, Map<String, Object> question) {
    Map<String, Object> body = new HashMap<>();
    body.put("failure", "CREDENTIAL_EXPIRED");
    body.put("model", Ask.PROFILE);
    body.putAll(question);
    return with(body, "workspaceid", tenant.workspace().value());
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new HashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static String body(String members) {
    return "{\"workspaceid\":\"ws-1\"," + members + "}";
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
        .until(() -> asOperator(dryRun(tenant, Map.of())).statusCode() == 200);
  }

  private static Response asOperator(Map<String, Object> body) {
    return explain(null, Set.of(), body, Role.OPERATOR);
  }

  private static Response explain(
      @Nullable OrgId org, Set<WorkspaceId> workspaces, Map<String, Object> body, Role... roles) {
    return given()
        .auth()
        .oauth2(token(org, workspaces, roles))
        .contentType("application/json")
        .body(body)
        .post("/v1/decisions/explain");
  }

  private static String token(@Nullable OrgId org, Set<WorkspaceId> workspaces, Role... roles) {
    return SharedServers.issuer()
        .token(new TokenClaims("somebody", org, workspaces, Set.of(roles)));
  }
}
