package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.latchkey.contracts.wire.claims.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@RunningAuditService
class AccessTest {

  @Test
  void wantsAToken() {
    given().get("/v1/intake").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OPERATOR")
  void showsCountsToNobodyButOperators(Role role) {
    given()
        .header("Authorization", "Bearer " + IntakeView.token(role))
        .get("/v1/intake")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void showsCountsToOperators() {
    given()
        .header("Authorization", "Bearer " + IntakeView.token(Role.OPERATOR))
        .get("/v1/intake")
        .then()
        .statusCode(200)
        .body("since", notNullValue());
  }

  @Test
  void describesItsApi() {
    given()
        .header("Authorization", "Bearer " + IntakeView.token(Role.MEMBER))
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/v1/intake'.get.operationId", equalTo("tellIntake"));
  }
}
