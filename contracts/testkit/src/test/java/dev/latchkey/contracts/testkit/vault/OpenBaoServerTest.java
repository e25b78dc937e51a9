package dev.latchkey.contracts.testkit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenBaoServerTest {
  @TempDir private static Path folder;
  private static OpenBaoServer vault;

  @BeforeAll
  static void start() {
    vault = OpenBaoServer.start(new VaultSearch(Map.of()).program(), folder, 0);
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal.key", "administrator-secret-id", "audit.log"})
  void keepsItsKeysAndItsAuditLogForTheirOwner(String file) throws Exception {
    // When
    var permissions = Files.getPosixFilePermissions(folder.resolve(file));

    // Then
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void auditsEveryRequestWithoutItsSecrets() throws Exception {
    // When
    vault.administrator().write("auth/approle/login", Map.of("secret_id", "planted-secret-id"));

    // Then
    assertThat(Files.readString(folder.resolve("audit.log")))
        .contains("auth/approle/login")
        .doesNotContain("planted-secret-id");
  }

  @Test
  void stopsTheServerThatAKilledJvmLeftBehind(@TempDir Path other) {
    // Given
    long left = OpenBaoServer.start(new VaultSearch(Map.of()).program(), other, 0).pid();

    // When
    OpenBaoServer.stopLeftover(other);

    // Then
    assertThat(ProcessHandle.of(left)).isEmpty();
  }
}
