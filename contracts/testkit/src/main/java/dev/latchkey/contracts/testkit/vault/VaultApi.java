package dev.latchkey.contracts.testkit.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The server's HTTP API as it is: paths and JSON in, status and JSON out. For provisioning and for
/// tests; services use the driver.
///
/// Any status is an answer. Only a server that cannot be reached throws (`UncheckedIOException`).
public final class VaultApi {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final String token;

  private VaultApi(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /// Calls without a token: logins and health.
  public static VaultApi anonymous(URI address) {
    return new VaultApi(address, "");
  }

  /// The same server with a token.
  public VaultApi withToken(String other) {
    return new VaultApi(address, other);
  }

  /// Logs in with AppRole.
  ///
  /// @throws IllegalStateException if the server refuses; the message names the role and not the
  ///   secret id
  public VaultApi login(String roleId, String secretId) {
    VaultAnswer answer =
        write("auth/approle/login", Map.of("role_id", roleId, "secret_id", secretId));
    if (!answer.isSuccess()) {
      throw new IllegalStateException(
          "Vault refuses the AppRole login of " + roleId + ": " + answer);
    }
    return withToken(answer.body().path("auth").path("client_token").asText());
  }

  /// The token of these calls, for a client that logs in by token.
  public String token() {
    return token;
  }

  /// `GET /v1/{path}`.
  public VaultAnswer read(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  /// `POST /v1/{path}` with the map as JSON.
  public VaultAnswer write(String path, Map<String, ?> body) {
    try {
      return call("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The body for " + path + " is not JSON", e);
    }
  }

  /// `DELETE /v1/{path}`.
  public VaultAnswer delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  /// `LIST /v1/{path}`.
  public VaultAnswer list(String path) {
    return call("LIST", path, BodyPublishers.noBody());
  }

  private VaultAnswer call(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/v1/" + path))
            .timeout(ANSWER_LIMIT)
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("X-Vault-Token", token);
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new VaultAnswer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("No answer from Vault at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Vault", e);
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
