package dev.latchkey.contracts.testkit.oidc;

import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signs bearer tokens and request grants that services accept.
public interface TokenIssuer {
  /// The `aud` claim of every token.
  String AUDIENCE = "latchkey";

  /// How long a token of [#token] is valid.
  Duration VALIDITY = Duration.ofHours(1);

  /// How long a grant of [#grant] is valid.
  Duration GRANT_VALIDITY = Duration.ofMinutes(5);

  /// The issuer for `quarkus.oidc.auth-server-url` and for `latchkey.routing.grants.issuer`.
  URI issuerUrl();

  /// The path of [#keysUrl].
  String KEYS_PATH = "/jwks";

  /// Where the keys are, for `latchkey.routing.grants.jwks-url`.
  default URI keysUrl() {
    return issuerUrl().resolve(KEYS_PATH);
  }

  /// Signs a token with these claims.
  ///
  /// `iss`, `aud`, `iat` and `exp` are added where they are missing, so that a test can also make a
  /// token that is too old or meant for somebody else.
  ///
  /// @param claims values as JSON has them; times as seconds since 1970
  String sign(Map<String, Object> claims);

  /// Makes the same token as [#sign], signed with a key that is not published, under the id of the
  /// one that is: a forgery.
  String forge(Map<String, Object> claims);

  /// Signs a token for somebody with these rights.
  default String token(TokenClaims holder) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", holder.subject());
    claims.put("preferred_username", holder.subject());
    OrgId org = holder.org();
    if (org != null) {
      claims.put(TokenClaims.ORG, org.value());
    }
    claims.put(
        TokenClaims.WORKSPACES, holder.workspaces().stream().map(WorkspaceId::value).toList());
    claims.put(TokenClaims.ROLES, holder.roles().stream().map(Role::text).toList());
    return sign(claims);
  }

  /// Signs a grant that is valid from now on.
  default String grant(RequestGrant grant) {
    return sign(grantClaims(grant));
  }

  /// The claims of a grant that is valid from now on, for a test that changes some of them before
  /// it has them signed or forged.
  static Map<String, Object> grantClaims(RequestGrant grant) {
    Instant now = Instant.now();
    Map<String, Object> claims = new HashMap<>();
    claims.put("aud", RequestGrant.AUDIENCE);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(GRANT_VALIDITY).getEpochSecond());
    claims.put(RequestGrant.WORKSPACE, grant.workspace().value());
    putIfKnown(claims, RequestGrant.USER, grant.user());
    putIfKnown(claims, RequestGrant.SESSION, grant.session());
    claims.put(
        RequestGrant.OPERATIONS,
        grant.operations().stream().map(TokenIssuer::operationClaim).toList());
    return claims;
  }

  private static void putIfKnown(Map<String, Object> claims, String name, @Nullable String value) {
    if (value != null) {
      claims.put(name, value);
    }
  }

  private static Map<String, Object> operationClaim(RequestGrant.GrantedOperation operation) {
    return Map.of(
        "name",
        operation.name(),
        "access",
        operation.access().toString(),
        "autonomous",
        operation.autonomous(),
        "fallbackeligible",
        operation.fallbackEligible());
  }
}
