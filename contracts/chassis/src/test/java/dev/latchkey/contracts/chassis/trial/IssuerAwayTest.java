package dev.latchkey.contracts.chassis.trial;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.contracts.testkit.oidc.LocalIssuer;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IssuerAwayTest.NothingThere.class)
class IssuerAwayTest {

  /// A service none of whose systems can be reached.
  public static final class NothingThere implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "latchkey.local", "true",
          "kafka.bootstrap.servers", "127.0.0.1:1",
          "quarkus.oidc.auth-server-url", "http://127.0.0.1:1",
          "latchkey.vault.address", "http://127.0.0.1:1",
          "latchkey.vault.role-id", "trial-service",
          "latchkey.vault.secret-id-file", "missing");
    }
  }

  @Test
  void saysThatATokenCannotBeJudgedNow() {
    try (LocalIssuer unreachable = LocalIssuer.start(0, Map.of())) {
      String token =
          unreachable.token(new TokenClaims("somebody", null, Set.of(), Set.of(Role.MEMBER)));
      given()
          .header("Authorization", "Bearer " + token)
          .get("/trial/caller")
          .then()
          .statusCode(503)
          .body("code", equalTo("TRANSIENT"))
          .body("message", equalTo("The issuer of tokens cannot be reached."));
    }
  }

  @Test
  void refusesWhoeverHasNoTokenAllTheSame() {
    given().get("/trial/caller").then().statusCode(401);
  }
}
