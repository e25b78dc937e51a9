package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.Auditor;
import dev.latchkey.audit.fixture.SampleAudit;
import dev.latchkey.contracts.wire.claims.Role;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may see what of the log.
@RunningAuditService
class QueryAccessTest {

  @Inject AuditLogFixture logs;

  /// The endpoints, each with a request that it takes.
  enum Endpoint {
    LIST("/v1/events"),
    SHOW("/v1/events/1/0/0"),
    FALLBACKS("/v1/summaries/fallbacks"),
    SPEND("/v1/summaries/spend"),
    TOKENS("/v1/summaries/tokens"),
    EXPORT("/v1/export?format=ndjson");

    private final String path;

    Endpoint(String path) {
      this.path = path;
    }

    ValidatableResponse call(RequestSpecification request) {
      return request.get(path).then();
    }
  }

  /// 404 is the answer of an endpoint that the caller may use: the event is not theirs.
  @ParameterizedTest
  @CsvSource({
    // role, list, show, fallbacks, spend, tokens, export
    "AGENT,           403, 403, 403, 403, 403, 403",
    "MEMBER,          403, 403, 403, 403, 403, 403",
    "WORKSPACE_OWNER, 403, 403, 403, 403, 403, 403",
    "WORKSPACE_ADMIN, 403, 403, 403, 403, 403, 403",
    "ORG_OWNER,       403, 403, 403, 403, 403, 403",
    "BYOK_ADMIN,      403, 403, 403, 403, 403, 403",
    "AUDITOR,         200, 404, 200, 200, 200, 200",
    "OPERATOR,        403, 403, 403, 403, 403, 403"
  })
  void showsTheLogToAuditorsAlone(
      Role role, int list, int show, int fallbacks, int spend, int tokens, int export) {
    // Given
    Auditor org = Auditor.ofNewOrg();

    // Then
    Endpoint.LIST.call(org.as(role)).statusCode(list);
    Endpoint.SHOW.call(org.as(role)).statusCode(show);
    Endpoint.FALLBACKS.call(org.as(role)).statusCode(fallbacks);
    Endpoint.SPEND.call(org.as(role)).statusCode(spend);
    Endpoint.TOKENS.call(org.as(role)).statusCode(tokens);
    Endpoint.EXPORT.call(org.as(role)).statusCode(export);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void wantsAToken(Endpoint endpoint) {
    endpoint.call(given()).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void showsNothingToAnAuditorOfNoOrganisation(Endpoint endpoint) {
    endpoint
        .call(Auditor.with(null, Role.AUDITOR))
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void showsNothingOfAnotherOrganisation() {
    // Given
    Auditor owner = Auditor.ofNewOrg();
    Auditor stranger = Auditor.ofNewOrg();
    SampleAudit event = SampleAudit.of(owner.tenant());
    int log = logs.append(logs.open(), event.intent("fb-" + owner.org()), event.attempt()).id();

    // Then
    assertThat(owner.see("/v1/events").getList("events")).hasSize(2);
    assertThat(stranger.see("/v1/events").getList("events")).isEmpty();
    assertThat(stranger.see("/v1/events?workspace=" + owner.workspace()).getList("events"))
        .isEmpty();
    stranger.get("/v1/events/" + log + "/0/0").statusCode(404);
    stranger.get("/v1/events/" + log + "/1/0").statusCode(404);
    assertThat(stranger.see("/v1/summaries/fallbacks?from=2026-11-01&to=2026-11-30").getList("$"))
        .isEmpty();
    assertThat(stranger.get("/v1/export?format=ndjson").statusCode(200).extract().asString())
        .doesNotContain(owner.workspace().value());
  }

  @Test
  void relatesNoEventsAcrossOrganisations() {
    // Given
    Auditor owner = Auditor.ofNewOrg();
    Auditor stranger = Auditor.ofNewOrg();
    String fallback = "fb-" + owner.org();
    logs.append(logs.open(), SampleAudit.of(owner.tenant()).intent(fallback));
    int own = logs.append(logs.open(), SampleAudit.of(stranger.tenant()).intent(fallback)).id();

    // Then
    assertThat(stranger.see("/v1/events/" + own + "/0/0").getList("related")).isEmpty();
  }

  @Test
  void describesItsApi() {
    Auditor.ofNewOrg()
        .as(Role.MEMBER)
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/v1/events'.get.operationId", equalTo("listEvents"))
        .body("paths.'/v1/events'.get.parameters.name", hasItem("conversation"))
        .body("paths.'/v1/export'.get.parameters.name", hasItem("decision"))
        .body("paths.'/v1/export'.get.parameters.name", hasItem("format"))
        .body("paths", hasKey("/v1/summaries/spend"))
        .body("components.schemas.AuditedEventDetails.properties", hasKey("proof"));
  }
}
