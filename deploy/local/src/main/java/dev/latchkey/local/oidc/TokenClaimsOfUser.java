package dev.latchkey.local.oidc;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a token says about a demo user.
///
/// @param issuer who says it
/// @param clock the time of issue
record TokenClaimsOfUser(URI issuer, InstantSource clock) {

  /// How long a token is good for.
  static final Duration LIFE = Duration.ofHours(8);

  private static final String AUDIENCE = "latchkey";

  Map<String, Object> of(DemoUser user) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.toString());
    claims.put("sub", user.toString());
    claims.put("preferred_username", user.toString());
    claims.put("aud", List.of(AUDIENCE));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    OrgId org = user.org();
    if (org != null) {
      claims.put(TokenClaims.ORG, org.value());
    }
    claims.put(
        TokenClaims.WORKSPACES, user.workspaces().stream().map(WorkspaceId::value).toList());
    claims.put(TokenClaims.ROLES, List.of(user.role().text()));
    return claims;
  }
}
