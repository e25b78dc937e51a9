package dev.latchkey.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.Latchkey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "status",
        "logs",
        "demo",
        "ask",
        "token",
        "simulator",
        "test",
        "doctor"
      })
  void explainsEveryCommand(String command) {
    // When
    int exitCode = run(command, "--help");

    // Then
    assertThat(exitCode).isZero();
  }

  @Test
  void refusesAnUnknownCommandWithExitCode2() {
    // When
    int exitCode = run("upp");

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("upp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "token alice", "simulator accounts", "ask --workspace w hello"})
  void saysHowToStartAStackThatIsDown(String command, @TempDir Path data) {
    // When
    int exitCode = run((command + " --data " + data).split(" "));

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(errors.toString())
        .isEqualToIgnoringNewLines("The stack is not up. Start it: ./latchkey up");
  }

  @Test
  void namesTheUsersWhenOneIsUnknown(@TempDir Path data) {
    // When
    int exitCode = run("token", "eve", "--data", data.toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(errors.toString()).contains("alice").contains("mallory");
  }

  @Test
  void saysThatAStackIsNotReadyWithExitCode1(@TempDir Path data) {
    // When
    int exitCode = run("status", "--json", "--data", data.toString());

    // Then
    assertThat(exitCode).isEqualTo(1);
  }

  private int run(String... arguments) {
    CommandLine commandLine = Latchkey.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setOut(new PrintWriter(new StringWriter(), true));
    return commandLine.execute(arguments);
  }
}
