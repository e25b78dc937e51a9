package dev.latchkey.local.oidc;

import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.local.http.JsonAnswer;
import dev.latchkey.local.http.JsonApi;
import java.net.URI;

/// Gets tokens from the issuer of the stack.
///
/// @param issuer its address
public record TokenEndpoint(URI issuer) {

  /// A fresh bearer token of a demo user.
  public SecretText tokenOf(DemoUser user) {
    JsonAnswer answer =
        new JsonApi(issuer).postForm("/token", "grant_type=password&username=" + user.name());
    return SecretText.of(answer.orThrow().path("access_token").asText());
  }
}
