package dev.latchkey.contracts.testkit.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.testkit.loopback.LoopbackHttp;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An OpenID provider on 127.0.0.1 that gives a token to every user it knows, without a password.
///
/// It serves discovery, keys and a token endpoint with the password grant, whose password is not
/// looked at: whoever reaches this machine's loopback may be anybody. Services refuse such an
/// issuer unless they run with `latchkey.local`. The signing key is new with every start; tokens of
/// an earlier start are void.
public final class LocalIssuer implements TokenIssuer, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TokenKey key = TokenKey.generate();
  private final TokenKey unpublished = TokenKey.generateUnder(key.id());
  private final Map<String, TokenClaims> users;
  private final LoopbackHttp http;

  private LocalIssuer(int preferredPort, Map<String, TokenClaims> users) {
    this.users = Map.copyOf(users);
    this.http = LoopbackHttp.start(preferredPort, this::answer);
  }

  /// Starts a provider.
  ///
  /// @param preferredPort the port if it is free, else (or for 0) any free one
  /// @param users who may have a token from the token endpoint, by user name
  public static LocalIssuer start(int preferredPort, Map<String, TokenClaims> users) {
    return new LocalIssuer(preferredPort, users);
  }

  @Override
  public URI issuerUrl() {
    return http.address();
  }

  /// Where a user's token is asked for: `grant_type=password&username=…`.
  public URI tokenUrl() {
    return http.address().resolve("/token");
  }

  @Override
  public String sign(Map<String, Object> claims) {
    return key.sign(json(complete(claims)));
  }

  @Override
  public String forge(Map<String, Object> claims) {
    return unpublished.sign(json(complete(claims)));
  }

  private Map<String, Object> complete(Map<String, Object> claims) {
    Instant now = Instant.now();
    Map<String, Object> all = new HashMap<>();
    all.put("iss", issuerUrl().toString());
    all.put("aud", AUDIENCE);
    all.put("iat", now.getEpochSecond());
    all.put("exp", now.plus(VALIDITY).getEpochSecond());
    all.putAll(claims);
    return all;
  }

  @Override
  public void close() {
    http.close();
  }

  private LoopbackHttp.Reply answer(LoopbackHttp.Request request) {
    return switch (request.path()) {
      case "/.well-known/openid-configuration" -> reply(200, discovery());
      case KEYS_PATH -> reply(200, Map.of("keys", List.of(key.publicParameters())));
      case "/token" -> tokenReply(form(request.body()));
      default -> reply(404, Map.of("error", "not_found"));
    };
  }

  private LoopbackHttp.Reply tokenReply(Map<String, String> form) {
    TokenClaims user = users.get(form.getOrDefault("username", ""));
    if (!"password".equals(form.get("grant_type"))) {
      return reply(400, Map.of("error", "unsupported_grant_type"));
    }
    if (user == null) {
      return reply(400, Map.of("error", "invalid_grant", "error_description", "unknown user"));
    }
    return reply(
        200,
        Map.of(
            "access_token", token(user),
            "token_type", "Bearer",
            "expires_in", VALIDITY.toSeconds()));
  }

  private Map<String, Object> discovery() {
    String issuer = issuerUrl().toString();
    return Map.of(
        "issuer",
        issuer,
        "jwks_uri",
        keysUrl().toString(),
        "token_endpoint",
        issuer + "/token",
        "authorization_endpoint",
        issuer + "/authorize",
        "grant_types_supported",
        List.of("password"),
        "response_types_supported",
        List.of("token"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of("RS256"));
  }

  private static Map<String, String> form(byte[] body) {
    return Pattern.compile("&")
        .splitAsStream(new String(body, StandardCharsets.UTF_8))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(field -> decode(field[0]), field -> decode(field[1]), (a, _) -> a));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static LoopbackHttp.Reply reply(int status, Map<String, ?> body) {
    return new LoopbackHttp.Reply(
        status, "application/json", json(body).getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, ?> value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + value.keySet(), e);
    }
  }
}
