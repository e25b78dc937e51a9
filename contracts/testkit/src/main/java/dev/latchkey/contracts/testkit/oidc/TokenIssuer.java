package dev.latchkey.contracts.testkit.oidc;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Signs bearer tokens that services accept.
public interface TokenIssuer {
  /// The `aud` claim of every token.
  String AUDIENCE = "latchkey";

  /// How long a token of [#token] is valid.
  Duration VALIDITY = Duration.ofHours(1);

  /// The issuer for `quarkus.oidc.auth-server-url`.
  URI issuerUrl();

  /// Signs a token with these claims.
  ///
  /// `iss`, `aud`, `iat` and `exp` are added where they are missing, so that a test can also make a
  /// token that is too old or meant for somebody else.
  ///
  /// @param claims values as JSON has them; times as seconds since 1970
  String sign(Map<String, Object> claims);

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
}
