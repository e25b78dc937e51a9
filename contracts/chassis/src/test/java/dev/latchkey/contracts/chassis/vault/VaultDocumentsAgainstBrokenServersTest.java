package dev.latchkey.contracts.chassis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class VaultDocumentsAgainstBrokenServersTest {

  private static final String PATH = "latchkey/sessions/ws/cred/1";
  private static final String PLANTED = "planted-secret";
  private static final String ERROR = "{\"errors\":[\"" + PLANTED + "\"]}";

  @TempDir Path folder;
  private Path secretId;

  @BeforeEach
  void writeSecretId() throws IOException {
    secretId = Files.writeString(folder.resolve("secret-id"), PLANTED);
  }

  static Stream<Arguments> servers() {
    return Stream.of(
        argumentSet("says nothing", BrokenServer.saying("")),
        argumentSet(
            "never ends its body",
            BrokenServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n{\"auth\":")),
        argumentSet("is no HTTP server", BrokenServer.saying(PLANTED + "\r\n\r\n")),
        argumentSet("is a proxy", BrokenServer.answering(200, "text/html", "<p>" + PLANTED)),
        argumentSet("lies about JSON", BrokenServer.answering(200, "application/json", PLANTED)),
        argumentSet("knows no login", BrokenServer.answering(200, "application/json", "{}")),
        argumentSet("refuses the login", BrokenServer.answering(400, "application/json", ERROR)),
        argumentSet("is sealed", BrokenServer.answering(503, "application/json", ERROR)),
        argumentSet("fails", BrokenServer.answering(500, "application/json", ERROR)));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void isUnavailableInTimeAndRepeatsNothing(BrokenServer server) {
    // Given
    VaultDocuments documents =
        new VaultDocuments(
            FixedVaultSettings.of(server.address(), "role", secretId)
                .withTimeout(Duration.ofMillis(500)));

    // When
    VaultRead read = documents.read(PATH);

    // Then
    assertThat(read)
        .isInstanceOfSatisfying(
            VaultRead.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason()).isNotBlank().doesNotContain(PLANTED, "null"));
    documents.close();
    server.close();
  }

  @Test
  void givesUpWhenItsThreadIsInterrupted() {
    // Given
    BrokenServer silent = BrokenServer.saying("");
    VaultDocuments documents =
        new VaultDocuments(
            FixedVaultSettings.of(silent.address(), "role", secretId)
                .withTimeout(Duration.ofMinutes(1)));

    // When
    Thread.currentThread().interrupt();
    VaultRead read = documents.read(PATH);

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(read).isInstanceOf(VaultRead.Unavailable.class);
    documents.close();
    silent.close();
  }
}
