package dev.latchkey.contracts.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "PGPASSWORD, true",
    "VAULT_TOKEN, true",
    "BAO_ADDR, true",
    "AWS_PROFILE, true",
    "HOME, false",
    "MY_VAULT_TOKEN, false"
  })
  void inheritsNoVariableThatWouldChangeAServer(String variable, boolean removed) {
    // When
    // Then
    assertThat(ServerProcess.changesServers(variable)).isEqualTo(removed);
  }

  @Test
  void givesAServerTheVariablesThatItsStarterNames() {
    // When
    ServerProcess process =
        ServerProcess.start(
            List.of("sh", "-c", "env; sleep 600"), log(), Map.of("AWS_PROFILE", "given"));

    // Then
    process.awaitReady(() -> logged().contains("AWS_PROFILE=given"), Duration.ofMinutes(1));
    process.kill();
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

  private String logged() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
