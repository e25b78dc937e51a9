package dev.latchkey.local.oidc;

import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.local.http.JsonAnswer;
import dev.latchkey.local.http.JsonApi;
import java.net.URI;
import java.util.Map;

/// Gets tokens from an [Issuer] in another process.
///
/// @param issuer its address
public record TokenEndpoint(URI issuer) {

  /// A fresh bearer token of a demo user.
  public SecretText tokenOf(DemoUser user) {
    JsonAnswer answer =
        new JsonApi(issuer)
            .postForm(
                "/token",
                FormBody.of(
                    Map.of(
                        "grant_type", "password",
                        "username", user.toString(),
                        "password", "none")));
    return SecretText.of(answer.orThrow().path("access_token").asText());
  }
}
