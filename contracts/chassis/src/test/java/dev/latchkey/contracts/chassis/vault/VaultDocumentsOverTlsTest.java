package dev.latchkey.contracts.chassis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.process.ServerProcess;
import dev.latchkey.contracts.testkit.vault.OpenBaoProgram;
import dev.latchkey.contracts.testkit.vault.VaultSearch;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class VaultDocumentsOverTlsTest {

  private static final String ADMINISTRATOR = "administrator-of-a-test";
  private static final String PATH = "latchkey/sessions/ws/cred/1";

  @TempDir static Path folder;

  private ServerProcess server;
  private FixedVaultSettings untrusting;
  private FixedVaultSettings trusting;
  private HttpClient http;

  @BeforeAll
  void startServer() throws IOException {
    OpenBaoProgram found = VaultSearch.ofThisProcess().program();
    assumeThat(found).as("a program of this machine").isInstanceOf(OpenBaoProgram.Installed.class);
    String address = "127.0.0.1:" + LoopbackPort.preferring(0);
    Path certificate = folder.resolve("vault-ca.pem");
    server =
        ServerProcess.start(
            command(((OpenBaoProgram.Installed) found).file(), address), folder.resolve("log"));
    server.awaitReady(() -> Files.exists(certificate), Duration.ofSeconds(30));
    untrusting =
        FixedVaultSettings.of(
            URI.create("https://" + address), "role", folder.resolve("secret-id"));
    trusting = untrusting.trusting(certificate);
    http = VaultHttp.client(trusting);
    server.awaitReady(this::isUp, Duration.ofSeconds(30));
    provision();
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      http.close();
      server.stop(Duration.ofSeconds(10));
    }
  }

  @Test
  void speaksTlsToAServerThatItTrusts() {
    // Given
    VaultDocuments documents = new VaultDocuments(trusting);
    Map<String, SecretText> fields = Map.of("session_token", SecretText.of("x"));

    // Then
    assertThat(documents.create(PATH, fields)).isEqualTo(new VaultWrite.Written(1));
    assertThat(documents.read(PATH)).isEqualTo(new VaultRead.Found(fields, 1));
    documents.close();
  }

  @Test
  void refusesAServerThatItDoesNotTrust() {
    // Given
    VaultDocuments documents = new VaultDocuments(untrusting);

    // Then
    assertThat(documents.read(PATH))
        .isEqualTo(new VaultRead.Unavailable("no trusted TLS connection to Vault"));
    documents.close();
  }

  private static List<String> command(Path program, String address) {
    return List.of(
        program.toString(),
        "server",
        "-dev-tls",
        "-dev-tls-cert-dir=" + folder,
        "-dev-listen-address=" + address,
        "-dev-root-token-id=" + ADMINISTRATOR,
        "-dev-no-store-token");
  }

  private void provision() throws IOException {
    Map<String, Object> policy =
        Map.of("policy", "path \"latchkey/data/*\" { capabilities = [\"create\", \"read\"] }");
    post("sys/mounts/latchkey", Map.of("type", "kv", "options", Map.of("version", "2")));
    post("sys/policies/acl/role", policy);
    post("sys/auth/approle", Map.of("type", "approle"));
    post("auth/approle/role/role", Map.of("token_policies", List.of("role")));
    post("auth/approle/role/role/role-id", Map.of("role_id", "role"));
    post("auth/approle/role/role/custom-secret-id", Map.of("secret_id", "secret-id-of-a-test"));
    Files.writeString(folder.resolve("secret-id"), "secret-id-of-a-test\n");
  }

  private void post(String path, Map<String, ?> body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(untrusting.address().resolve("/v1/" + path))
            .header("X-Vault-Token", ADMINISTRATOR)
            .POST(BodyPublishers.ofByteArray(WireJson.write(body)))
            .build();
    assertThat(status(request)).as(path).isBetween(200, 299);
  }

  private boolean isUp() {
    URI health = untrusting.address().resolve("/v1/sys/health");
    try {
      return status(HttpRequest.newBuilder(health).build()) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private int status(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
