package dev.latchkey.contracts.testkit.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalIssuerTest {
  private static final TokenClaims OWNER =
      new TokenClaims(
          "olivia",
          new OrgId("acme"),
          Set.of(new WorkspaceId("search")),
          Set.of(Role.WORKSPACE_OWNER));
  private static LocalIssuer issuer;

  @BeforeAll
  static void start() {
    issuer = LocalIssuer.start(0, Map.of("olivia", OWNER));
  }

  @AfterAll
  static void close() {
    issuer.close();
  }

  @Test
  void signsTokensThatItsPublishedKeysVerify() throws Exception {
    // When
    JwtClaims claims = verified(issuer.token(OWNER));

    // Then
    assertThat(claims.getSubject()).isEqualTo("olivia");
    assertThat(claims.getStringClaimValue(TokenClaims.ORG)).isEqualTo("acme");
    assertThat(claims.getStringListClaimValue(TokenClaims.WORKSPACES)).containsExactly("search");
    assertThat(claims.getStringListClaimValue(TokenClaims.ROLES))
        .containsExactly("workspace-owner");
  }

  @Test
  void signsWhateverATestAsksFor() {
    // When
    String old = issuer.sign(Map.of("sub", "olivia", "exp", 1_000_000_000));

    // Then
    assertThatThrownBy(() -> verified(old))
        .isInstanceOf(InvalidJwtException.class)
        .hasMessageContaining("no longer valid");
  }

  @Test
  void givesAKnownUserAToken() throws Exception {
    // When
    JsonNode answer = post("grant_type=password&username=olivia&password=anything");

    // Then
    assertThat(verified(answer.path("access_token").asText()).getSubject()).isEqualTo("olivia");
    assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
  }

  @Test
  void givesAStrangerNoToken() throws Exception {
    // When
    JsonNode answer = post("grant_type=password&username=mallory");

    // Then
    assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
    assertThat(answer.has("access_token")).isFalse();
  }

  @Test
  void signsAGrantThatIsNoBearerToken() throws Exception {
    // Given
    RequestGrant grant =
        new RequestGrant(
            new WorkspaceId("search"),
            "olivia",
            "session-1",
            List.of(new GrantedOperation("summarise", Access.READ, false, true)));

    // When
    JwtClaims claims = verified(issuer.grant(grant), RequestGrant.AUDIENCE);

    // Then
    assertThat(claims.getStringClaimValue(RequestGrant.WORKSPACE)).isEqualTo("search");
    assertThat(claims.getStringClaimValue(RequestGrant.USER)).isEqualTo("olivia");
    assertThat(claims.getStringClaimValue(RequestGrant.SESSION)).isEqualTo("session-1");
    assertThat(claims.getClaimValue(RequestGrant.OPERATIONS))
        .isEqualTo(
            List.of(
                Map.of(
                    "name",
                    "summarise",
                    "access",
                    "read",
                    "autonomous",
                    false,
                    "fallbackeligible",
                    true)));
    assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
        .isEqualTo(300);
  }

  @Test
  void forgesWhatItsPublishedKeysDoNotVerify() {
    // When
    String forged = issuer.forge(Map.of("sub", "olivia"));

    // Then
    assertThatThrownBy(() -> verified(forged)).hasMessageContaining("invalid signature");
  }

  private static JwtClaims verified(String token) throws Exception {
    return verified(token, "latchkey");
  }

  private static JwtClaims verified(String token, String audience) throws Exception {
    JsonNode discovery = get(issuer.issuerUrl().resolve("/.well-known/openid-configuration"));
    return new JwtConsumerBuilder()
        .setExpectedIssuer(discovery.path("issuer").asText())
        .setExpectedAudience(audience)
        .setVerificationKeyResolver(
            new HttpsJwksVerificationKeyResolver(
                new HttpsJwks(discovery.path("jwks_uri").asText())))
        .build()
        .processToClaims(token);
  }

  private static JsonNode get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url).build());
  }

  private static JsonNode post(String form) throws Exception {
    return send(
        HttpRequest.newBuilder(issuer.tokenUrl()).POST(BodyPublishers.ofString(form)).build());
  }

  private static JsonNode send(HttpRequest request) throws Exception {
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
