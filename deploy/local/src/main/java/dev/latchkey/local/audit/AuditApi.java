package dev.latchkey.local.audit;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// What audit-service gives an auditor that is not JSON: texts and the export.
///
/// @param address of the service
/// @param token of the auditor
public record AuditApi(URI address, SecretText token) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// The public key of the log, 44 characters of base64.
  public String key() {
    return text("/v1/key");
  }

  /// What the logs hold of the auditor's organisation now: a signed note.
  public String manifest() {
    return text("/v1/manifest");
  }

  /// What proves that a leaf is in its log: C2SP `tlog-proof@v1`.
  public String proof(int log, long leaf) {
    return text("/v1/logs/" + log + "/leaves/" + leaf + "/proof");
  }

  /// Exports the organisation's log. Its folder is made; a file that is there already is replaced
  /// once the export is whole.
  public void export(Path file) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = Files.createTempFile(folder, "audit-log", ".part");
      try {
        requireOk(send("/v1/bundle", BodyHandlers.ofFile(part)), part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the export broke off: " + e.getMessage(), e);
    }
  }

  private static void requireOk(HttpResponse<Path> answer, Path body) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + Files.readString(body));
    }
  }

  private String text(String path) {
    try {
      HttpResponse<String> answer = send(path, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address, e);
    }
  }

  private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token.reveal())
            .build();
    try {
      return HTTP.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + address, e);
    }
  }
}
