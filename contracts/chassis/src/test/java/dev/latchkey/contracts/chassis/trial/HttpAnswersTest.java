package dev.latchkey.contracts.chassis.trial;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.latchkey.contracts.testkit.oidc.LocalIssuer;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceOnTheChassis
class HttpAnswersTest {

  private static final String ORDER =
      """
      {"workspace":"ws-1","at":"2026-11-21T10:00:00Z","number":3}\
      """;

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest
  @ValueSource(
      strings = {"/trial/caller", "/trial/forgotten", "/trial/nothing", "/", "/q/openapi", "/q"})
  void wantsATokenForEveryAddress(String path) {
    isError(given().get(path).then(), 401, "UNAUTHENTICATED")
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  @Test
  void refusesTokensThatAreNotForIt() {
    try (LocalIssuer stranger = LocalIssuer.start(0, Map.of())) {
      Map<String, Object> somebody = Map.of("sub", "somebody", "roles", List.of("operator"));
      List<String> tokens =
          List.of(
              "garbage",
              SharedServers.issuer().sign(with(somebody, "aud", "another-product")),
              SharedServers.issuer()
                  .sign(with(somebody, "exp", Instant.now().minusSeconds(60).getEpochSecond())),
              SharedServers.issuer().sign(with(somebody, "iss", "https://example.com")),
              SharedServers.issuer().sign(Map.of("roles", List.of("operator"))),
              stranger.token(new TokenClaims("somebody", null, Set.of(), Set.of(Role.OPERATOR))));
      assertThat(tokens)
          .allSatisfy(
              token -> isError(bearing(token).get("/trial/caller").then(), 401, "UNAUTHENTICATED"));
    }
  }

  @Test
  void deniesAnEndpointWithoutAnyRole() {
    isError(as(Role.OPERATOR).get("/trial/forgotten").then(), 403, "FORBIDDEN");
  }

  @Test
  void deniesARoleThatIsNotNamed() {
    isError(as(Role.AUDITOR, Role.AGENT).get("/trial/caller").then(), 403, "FORBIDDEN");
  }

  @Test
  void saysWhoIsCalling() {
    // Given
    String token =
        SharedServers.issuer()
            .sign(
                Map.of(
                    "sub",
                    "somebody",
                    "org",
                    "acme",
                    "workspaces",
                    List.of("ws-1", "not a workspace"),
                    "roles",
                    List.of("member", "emperor")));

    // Then
    bearing(token)
        .get("/trial/caller")
        .then()
        .statusCode(200)
        .body(
            "claims",
            equalTo("TokenClaims[subject=somebody, org=acme, workspaces=[ws-1], roles=[MEMBER]]"));
  }

  @Test
  void speaksJsonAsTheTopicsDo() {
    given(as(Role.OPERATOR))
        .contentType("application/json")
        .body(ORDER)
        .post("/trial/orders")
        .then()
        .statusCode(200)
        .body(equalTo(ORDER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"number\":planted-secret}| The body is not JSON.",
        "{\"number\":\"planted-secret\"}| The JSON does not fit at 'number'.",
        "{\"at\":\"planted-secret\"}| The JSON does not fit at 'at'.",
        "{\"workspace\":\"planted secret\"}| The JSON does not fit at 'workspace'.",
        "[\"planted-secret\"]| The body is not JSON.",
        "{\"number\":1} planted-secret| The body is not JSON."
      })
  void saysWhereABodyIsWrongAndRepeatsNothing(String body, String message) {
    isError(
            given(as(Role.OPERATOR))
                .contentType("application/json")
                .body(body)
                .post("/trial/orders")
                .then(),
            400,
            "REQUEST_MALFORMED")
        .body("message", equalTo(message))
        .body(not(containsString("planted")));
  }

  @Test
  void namesWhatHttpRefuses() {
    isError(as(Role.OPERATOR).get("/trial/nothing").then(), 404, "NOT_FOUND");
    isError(as(Role.OPERATOR).get("/nothing").then(), 404, "NOT_FOUND");
    isError(as(Role.OPERATOR).get("/trial/errors/NO_CODE").then(), 404, "NOT_FOUND");
    isError(as(Role.OPERATOR).delete("/trial/orders").then(), 405, "REQUEST_MALFORMED");
    isError(
        as(Role.OPERATOR).accept("text/csv").get("/trial/caller").then(), 406, "REQUEST_MALFORMED");
    isError(
        as(Role.OPERATOR).contentType("text/csv").body("1;2").post("/trial/orders").then(),
        415,
        "REQUEST_MALFORMED");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    isError(
        given(as(Role.OPERATOR))
            .contentType("application/json")
            .body("\"" + "x".repeat(2_000_000) + "\"")
            .post("/trial/orders")
            .then(),
        413,
        "BODY_TOO_LARGE");
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() throws Exception {
    // Given
    byte[] body = ("{\"workspace\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(UTF_8);
    HttpRequest chunked =
        HttpRequest.newBuilder(service.resolve("trial/orders"))
            .header("Authorization", "Bearer " + Tokens.of(Role.OPERATOR))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();

    // When
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      int status = client.send(chunked, BodyHandlers.discarding()).statusCode();

      // Then
      assertThat(status).isEqualTo(413);
    }
  }

  @Test
  void hidesABugBehindARequestId() {
    isError(as(Role.OPERATOR).get("/trial/bug").then(), 500, "INTERNAL")
        .body("message", containsString("Request id: "))
        .body(not(containsString(TrialResource.PLANTED)))
        .body(not(containsString("IllegalState")));
  }

  @Test
  void passesOnWhenToComeAgain() {
    isError(as(Role.OPERATOR).get("/trial/errors/THROTTLED").then(), 429, "THROTTLED")
        .header("Retry-After", "7")
        .body("retryafter", equalTo(7));
  }

  @Test
  void describesItsApiToWhoeverIsSignedIn() {
    as(Role.MEMBER)
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/trial/orders'", notNullValue());
  }

  private static ValidatableResponse isError(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/json")
        .body("code", equalTo(code))
        .body("message", notNullValue())
        .body("responsible", notNullValue())
        .body("action", notNullValue());
  }

  private static RequestSpecification as(Role... roles) {
    return bearing(Tokens.of(roles));
  }

  private static RequestSpecification bearing(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    Map<String, Object> more = new HashMap<>(claims);
    more.put(name, value);
    return more;
  }
}
