package dev.latchkey.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Calls HTTP addresses as somebody, and keeps every answer.
final class HttpCaller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String bearerToken;
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  /// @param bearerToken who calls; empty for nobody
  HttpCaller(String bearerToken) {
    this.bearerToken = bearerToken.strip();
  }

  HttpResponse<String> get(URI address) {
    return send(request(address).GET());
  }

  HttpResponse<String> putJson(URI address, String json) {
    return send(
        request(address)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  /// Everything that was answered so far.
  List<HttpResponse<String>> answers() {
    return List.copyOf(answers);
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
    return bearerToken.isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + bearerToken);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      answers.add(answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("No answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
