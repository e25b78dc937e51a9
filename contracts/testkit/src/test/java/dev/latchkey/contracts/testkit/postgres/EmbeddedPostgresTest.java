package dev.latchkey.contracts.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir private static Path home;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(home, 0, Durability.FAST);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void keepsTheSuperuserPasswordForItsOwner() throws Exception {
    // When
    var permissions = Files.getPosixFilePermissions(home.resolve("superuser-password"));

    // Then
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void stopsTheServerThatAKilledJvmLeftBehind(@TempDir Path other) {
    // Given
    long left = EmbeddedPostgres.start(other, 0, Durability.FAST).pid();

    // When
    EmbeddedPostgres.stopLeftover(other);

    // Then
    assertThat(ProcessHandle.of(left)).isEmpty();
  }

  @Test
  void startsDespiteAFileOfAProcessThatIsGone(@TempDir Path other) throws Exception {
    // Given a server that was killed, and whose process id now belongs to somebody else
    EmbeddedPostgres killed = EmbeddedPostgres.start(other, 0, Durability.FAST);
    ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    Path file = other.resolve("data/postmaster.pid");
    String content = Files.readString(file);
    Files.writeString(
        file, content.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())));

    // When
    EmbeddedPostgres.stopLeftover(other);

    // Then
    EmbeddedPostgres again = EmbeddedPostgres.start(other, 0, Durability.FAST);
    assertThat(again.pid()).isNotEqualTo(killed.pid());
    again.close();
  }
}
