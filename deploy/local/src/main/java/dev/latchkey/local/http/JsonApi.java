package dev.latchkey.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An HTTP API on this machine that answers JSON. Every status is an answer; only a server that
/// cannot be reached throws (`UncheckedIOException`).
public final class JsonApi {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final @Nullable SecretText token;

  private JsonApi(URI address, @Nullable SecretText token) {
    this.address = address;
    this.token = token;
  }

  /// @param address what every path is appended to
  public JsonApi(URI address) {
    this(address, null);
  }

  /// The same API, called with a bearer token.
  public JsonApi as(SecretText bearer) {
    return new JsonApi(address, bearer);
  }

  /// `GET` the path.
  public JsonAnswer get(String path) {
    return send(request(path).GET());
  }

  /// `PUT` a JSON body to the path.
  public JsonAnswer put(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(WireJson.write(body))));
  }

  /// `POST` a JSON body to the path.
  public JsonAnswer post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(WireJson.write(body))));
  }

  /// `DELETE` the path.
  public JsonAnswer delete(String path) {
    return send(request(path).DELETE());
  }

  /// `POST` a form to the path.
  public JsonAnswer postForm(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(LIMIT)
            .header("Accept", "application/json");
    return token == null ? request : request.header("Authorization", "Bearer " + token.reveal());
  }

  private JsonAnswer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new JsonAnswer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + address, e);
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return WireJson.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf("(not JSON)");
    }
  }
}
