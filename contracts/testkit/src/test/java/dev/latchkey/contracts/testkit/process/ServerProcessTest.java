package dev.latchkey.contracts.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final List<String> SLEEP = List.of("sleep", "600");

  @TempDir private Path folder;

  @Test
  void showsTheEndOfTheLogOfAServerThatDoesNotComeUp() {
    // Given
    ServerProcess process =
        ServerProcess.start(List.of("sh", "-c", "echo port is taken; exit 3"), log());

    // When
    // Then
    assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofMinutes(1)))
        .hasMessageContainingAll("exit code 3", "port is taken");
  }

  @Test
  void killsAServerThatIsNotReadyInTime() {
    // Given
    ServerProcess process = ServerProcess.start(SLEEP, log());

    // When
    // Then
    assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ZERO))
        .hasMessageContaining("was not ready");
    process.kill();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void killsAServerThatDoesNotEndByItself() {
    // Given
    Path trapping = folder.resolve("trapping");
    ServerProcess process =
        ServerProcess.start(
            List.of("sh", "-c", "trap '' TERM; touch " + trapping + "; sleep 600 & wait; wait"),
            log());
    process.awaitReady(() -> Files.exists(trapping), Duration.ofMinutes(1));

    // When
    process.stop(Duration.ofMillis(50));

    // Then
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void hidesVariablesThatWouldChangeTheServer() throws Exception {
    // When
    ServerProcess.run(List.of("sh", "-c", "env"), log(), Map.of("VAULT_TOKEN", "t", "KEPT", "k"));

    // Then
    assertThat(Files.readString(log())).contains("KEPT=k").doesNotContain("VAULT_TOKEN");
  }

  @Test
  void findsAndStopsAProcessByItsFile() throws Exception {
    // Given
    ServerProcess process = ServerProcess.start(SLEEP, log());
    PidFile file = new PidFile(folder.resolve("server.pid"));
    file.write(process.pid());

    // When
    file.stopProcess(Duration.ofSeconds(10));

    // Then
    assertThat(process.isAlive()).isFalse();
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void leavesAProcessAloneThatGotTheNumberOfAnother() throws Exception {
    // Given a file that names this JVM's number with another start time
    PidFile file = new PidFile(folder.resolve("server.pid"));
    Files.write(
        file.path(), List.of(Long.toString(ProcessHandle.current().pid()), "2001-01-01T00:00:00Z"));

    // When
    file.stopProcess(Duration.ofSeconds(10));

    // Then
    assertThat(file.path()).doesNotExist();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  private Path log() {
    return folder.resolve("server.log");
  }
}
