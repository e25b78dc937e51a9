package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.fixture.SignedLogs;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who gets which proofs: auditors those of their own organisation, and nobody anything else.
@RunningAuditService
class ProofAccessTest {

  private static final List<String> ADDRESSES =
      List.of(
          "/v1/key",
          "/v1/logs",
          "/v1/manifest",
          "/v1/bundle",
          "/v1/logs/%d/checkpoint",
          "/v1/logs/%d/consistency?from=1&to=2",
          "/v1/logs/%d/leaves/0/proof");

  @Inject AuditLogFixture fixture;
  @Inject SignedLogs signed;

  private final Tenant ours = SampleDrafts.newTenant();
  private final Tenant theirs = SampleDrafts.newTenant();
  private LogPosition shared;
  private LogPosition onlyTheirs;

  @BeforeEach
  void signLogs() {
    shared =
        fixture.append(fixture.open(), SampleDrafts.event(ours, 0), SampleDrafts.event(theirs, 1));
    onlyTheirs =
        fixture.append(
            fixture.open(), SampleDrafts.event(theirs, 0), SampleDrafts.event(theirs, 1));
    signed.sign(shared);
    signed.sign(onlyTheirs);
  }

  static Stream<Arguments> everyoneElseEverywhere() {
    return ADDRESSES.stream()
        .flatMap(
            address ->
                Stream.of(Role.values())
                    .filter(role -> role != Role.AUDITOR)
                    .map(role -> Arguments.of(address, role)));
  }

  @ParameterizedTest
  @MethodSource("everyoneElseEverywhere")
  void isForAuditors(String address, Role role) {
    as(ours, role)
        .get(at(address, shared))
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void wantsATokenAndAnOrganisation(String address) {
    given().get(at(address, shared)).then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + IntakeView.token(Role.AUDITOR))
        .get(at(address, shared))
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  static List<String> addresses() {
    return ADDRESSES;
  }

  @ParameterizedTest
  @MethodSource("addressesOfALog")
  void doesNotKnowLogsOfOtherOrganisations(String address) {
    as(ours, Role.AUDITOR).get(at(address, shared)).then().statusCode(200);
    as(ours, Role.AUDITOR)
        .get(at(address, onlyTheirs))
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    as(theirs, Role.AUDITOR).get(at(address, onlyTheirs)).then().statusCode(200);
  }

  static List<String> addressesOfALog() {
    return ADDRESSES.stream().filter(address -> address.contains("%d")).toList();
  }

  @Test
  void listsTheLogsThatConcernTheOrganisation() {
    as(ours, Role.AUDITOR)
        .get("/v1/logs")
        .then()
        .statusCode(200)
        .body("logs.id", hasItem(shared.id()))
        .body("logs.id", not(hasItem(onlyTheirs.id())));
  }

  @Test
  void provesNoLeafOfAnotherOrganisation() {
    as(ours, Role.AUDITOR)
        .get("/v1/logs/%d/leaves/1/proof".formatted(shared.id()))
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    as(theirs, Role.AUDITOR)
        .get("/v1/logs/%d/leaves/1/proof".formatted(shared.id()))
        .then()
        .statusCode(200)
        .body(startsWith("c2sp.org/tlog-proof@v1\nextra "));
  }

  @Test
  void namesNobodyElseInAManifest() {
    // When
    String manifest = as(ours, Role.AUDITOR).get("/v1/manifest").then().extract().asString();

    // Then
    assertThat(manifest)
        .startsWith("audit.test/manifest/" + ours.org() + "\n1\n")
        .contains("log " + shared.origin() + " 2 ")
        .contains("head " + shared.origin() + " " + ours.workspace() + " 1 ")
        .doesNotContain(theirs.org(), theirs.workspace(), onlyTheirs.origin());
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotExist")
  void answersAlikeWhateverDoesNotExist(String address) {
    as(ours, Role.AUDITOR)
        .get(at(address, shared))
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
  }

  static List<String> whatDoesNotExist() {
    return List.of(
        "/v1/logs/2147483647/checkpoint",
        "/v1/logs/nonsense/checkpoint",
        "/v1/logs/%d/checkpoint?size=1",
        "/v1/logs/%d/consistency?from=0&to=2",
        "/v1/logs/%d/consistency?from=1&to=3",
        "/v1/logs/%d/leaves/2/proof",
        "/v1/logs/%d/leaves/-1/proof");
  }

  private static String at(String address, LogPosition log) {
    return address.formatted(log.id());
  }

  private static RequestSpecification as(Tenant tenant, Role role) {
    TokenClaims claims =
        new TokenClaims("somebody", new OrgId(tenant.org()), Set.of(), Set.of(role));
    return given().header("Authorization", "Bearer " + SharedServers.issuer().token(claims));
  }
}
