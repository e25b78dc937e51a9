package dev.latchkey.local.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves discovery, the public key and tokens on 127.0.0.1. It asks for no password: whoever can
/// reach it can be any demo user. Services accept such an issuer only in local mode.
public final class Issuer implements AutoCloseable {
  private static final String PATH = "/latchkey";

  private final HttpServer server;
  private final ExecutorService threads;
  private final SigningKey key;
  private final TokenClaimsOfUser claims;

  private Issuer(HttpServer server, SigningKey key) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.key = key;
    this.claims = new TokenClaimsOfUser(url(), InstantSource.system());
  }

  /// Starts an issuer.
  ///
  /// @param port the port on 127.0.0.1, 0 for any free one
  public static Issuer start(int port, SigningKey key) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      Issuer issuer = new Issuer(HttpServer.create(address, /* backlog= */ 0), key);
      issuer.serve();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port + " of 127.0.0.1", e);
    }
  }

  /// The issuer's name, which is also its address.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    threads.close();
  }

  private void serve() {
    server.createContext(
        PATH + "/.well-known/openid-configuration", answering("GET", _ -> discovery()));
    server.createContext(
        PATH + "/jwks", answering("GET", _ -> ok(Map.of("keys", List.of(key.publicKey())))));
    server.createContext(PATH + "/token", answering("POST", this::token));
    server.setExecutor(threads);
    server.start();
  }

  private record Answer(int status, Map<String, Object> body) {}

  private interface Endpoint {
    Answer answer(HttpExchange exchange) throws IOException;
  }

  private static HttpHandler answering(String method, Endpoint endpoint) {
    return exchange -> {
      try (exchange) {
        Answer answer =
            exchange.getRequestMethod().equals(method)
                ? endpoint.answer(exchange)
                : new Answer(405, Map.of("error", "invalid_request"));
        byte[] body = WireJson.write(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    };
  }

  private Answer discovery() {
    return ok(
        Map.of(
            "issuer", url().toString(),
            "jwks_uri", url() + "/jwks",
            "token_endpoint", url() + "/token",
            "grant_types_supported", List.of("password"),
            "response_types_supported", List.of("token"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256")));
  }

  /// The resource owner password grant of RFC 6749, section 4.3, with any password.
  private Answer token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        FormBody.parse(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!"password".equals(form.get("grant_type"))) {
      return refused("unsupported_grant_type", "Use grant_type=password and username=NAME.");
    }
    Optional<DemoUser> user = DemoUser.named(form.getOrDefault("username", ""));
    return user.map(this::tokenOf)
        .orElseGet(() -> refused("invalid_grant", "The users are " + DemoUser.names() + "."));
  }

  private Answer tokenOf(DemoUser user) {
    return ok(
        Map.of(
            "access_token", key.sign(claims.of(user)),
            "token_type", "Bearer",
            "expires_in", TokenClaimsOfUser.LIFE.toSeconds()));
  }

  private static Answer ok(Map<String, Object> body) {
    return new Answer(200, body);
  }

  private static Answer refused(String error, String description) {
    return new Answer(400, Map.of("error", error, "error_description", description));
  }
}
