package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir private Path path;
  private StackFolder folder;
  private Process process;

  @BeforeEach
  void startAProcess() throws IOException {
    folder = new StackFolder(path);
    folder.create();
    process = new ProcessBuilder("sleep", "300").start();
  }

  @AfterEach
  void endTheProcess() {
    process.destroyForcibly();
  }

  @Test
  void endsAServiceThatWasLeftRunning() throws InterruptedException {
    // Given
    folder.pidFile("routing-service").write(process.pid());
    assertThat(Leftovers.exist(folder)).isTrue();

    // When
    Leftovers.end(folder);

    // Then
    assertThat(process.waitFor()).isNotZero();
    assertThat(Leftovers.exist(folder)).isFalse();
  }

  @Test
  void sparesAProcessThatHasTheIdOfOneThatIsGone() throws IOException {
    // Given a file about a process of another time with the same id
    Files.write(
        folder.pidFile("routing-service").path(),
        List.of(Long.toString(process.pid()), "2001-01-01T00:00:00Z"));
    assertThat(Leftovers.exist(folder)).isFalse();

    // When
    Leftovers.end(folder);

    // Then
    assertThat(process.isAlive()).isTrue();
  }
}
