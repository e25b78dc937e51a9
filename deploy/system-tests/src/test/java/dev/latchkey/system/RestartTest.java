package dev.latchkey.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Down, up, kill, Ctrl-C: nothing is left running and nothing is lost. The order saves starts.
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedStack.class)
class RestartTest {
  @Test
  @Order(1)
  void downLeavesNoProcessAndUpFindsEverythingAgain(RunningStack stack) {
    // Given
    Status before = stack.status();

    // When
    LatchkeyScript.Result down = stack.latchkey().run("down");

    // Then
    assertThat(down.exitCode()).as(down.output()).isZero();
    assertThat(before.pids()).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    assertThat(stack.latchkey().run("status").exitCode()).isEqualTo(1);
    LatchkeyScript.Result up = stack.up("second");
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertAnswered(stack);
    assertThat(urls(stack.status())).isEqualTo(urls(before));
  }

  @Test
  @Order(2)
  void upWorksAfterTheLauncherWasKilled(RunningStack stack) {
    // Given
    Status before = stack.status();
    ProcessHandle launcher = before.component("kafka").process();
    launcher.destroyForcibly();
    launcher.onExit().join();
    assertThat(stack.latchkey().run("status").exitCode()).isEqualTo(1);

    // When
    LatchkeyScript.Result up = stack.up("killed launcher's");

    // Then
    assertThat(up.exitCode()).as(up.output()).isZero();
    assertThat(up.output()).contains("an earlier launcher has left running");
    assertThat(before.pids()).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    assertAnswered(stack);
  }

  @Test
  @Order(3)
  void downAlsoEndsWhatAKilledLauncherLeft(RunningStack stack) {
    // Given
    Status before = stack.status();
    before.component("kafka").process().destroyForcibly();
    before.component("kafka").process().onExit().join();

    // When
    LatchkeyScript.Result down = stack.latchkey().run("down");

    // Then
    assertThat(down.exitCode()).isZero();
    assertThat(before.pids()).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  @Test
  @Order(4)
  void ctrlCEndsAStackInTheForeground(RunningStack stack) throws Exception {
    // Given
    Path output = stack.data().resolveSibling("foreground.txt");
    Process up = stack.latchkey().start(output, "up");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !up.isAlive() || Files.readString(output).contains("Ctrl-C ends the stack"));
    List<Long> pids = stack.status().pids();

    // When the terminal interrupts the whole process group
    new ProcessBuilder("kill", "-INT", "--", "-" + up.pid()).start().waitFor();
    up.onExit().get(2, TimeUnit.MINUTES);

    // Then
    assertThat(output).content().contains("The stack is down").doesNotContain("✗");
    assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

  private static void assertAnswered(RunningStack stack) {
    LatchkeyScript.Result answer =
        stack.latchkey().run("ask", "--workspace", RunningStack.OTHER_WORKSPACE, "Still there?");
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  private static List<String> urls(Status status) {
    return status.components().stream().map(c -> String.valueOf(c.url())).toList();
  }
}
