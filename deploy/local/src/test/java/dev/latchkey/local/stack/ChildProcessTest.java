package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path path;
  private StackFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new StackFolder(path);
    folder.create();
  }

  @Test
  void getsNothingOfTheUsersEnvironmentButWhatEveryProgramNeeds() throws IOException {
    // Given this JVM, whose environment has more than PATH and HOME
    assertThat(System.getenv()).hasSizeGreaterThan(3);

    // When
    ChildProcess child =
        ChildProcess.start("child", List.of("env"), Map.of("SECRET_SETTING", "x"), folder);
    assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(Files.readAllLines(folder.log("child")))
        .contains("SECRET_SETTING=x")
        .allMatch(
            line ->
                line.matches(
                    "(PATH|HOME|USER|LOGNAME|LANG|LC_ALL|LC_CTYPE|TZ|TMPDIR|SECRET_SETTING|PWD|_"
                        + "|SHLVL|OLDPWD)=.*"));
  }

  @Test
  void tellsTheEndOfItsLogWhenItEndsTooEarly() {
    // When
    ChildProcess child =
        ChildProcess.start(
            "child", List.of("sh", "-c", "echo no such database; exit 3"), Map.of(), folder);

    // Then
    assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no such database");
  }

  @Test
  void isNamedInAFileAsLongAsItRuns() {
    // Given
    ChildProcess child = ChildProcess.start("child", List.of("sleep", "300"), Map.of(), folder);
    assertThat(folder.pidFile("child").process()).map(ProcessHandle::pid).hasValue(child.pid());

    // When
    child.stop(LIMIT);

    // Then
    assertThat(folder.pidFile("child").process()).isEmpty();
    assertThat(ProcessHandle.of(child.pid())).isEmpty();
  }

  @Test
  void ignoresTheTerminalsInterruptAndHeedsTheLauncher() throws IOException, InterruptedException {
    // Given
    ChildProcess child = ChildProcess.start("child", List.of("sleep", "300"), Map.of(), folder);
    child.awaitReady(() -> commandOf(child).endsWith("sleep"), LIMIT);

    // When Ctrl-C reaches the whole process group
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();

    // Then
    assertThat(ProcessHandle.of(child.pid())).isPresent();
    child.stop(LIMIT);
    assertThat(ProcessHandle.of(child.pid())).isEmpty();
  }

  private static String commandOf(ChildProcess child) {
    return ProcessHandle.of(child.pid()).flatMap(p -> p.info().command()).orElse("");
  }
}
