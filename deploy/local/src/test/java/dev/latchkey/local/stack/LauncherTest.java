package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final long THIS = ProcessHandle.current().pid();

  @TempDir private Path path;
  private StackFolder folder;
  private StateFile stateFile;

  @BeforeEach
  void createFolder() {
    folder = new StackFolder(path);
    folder.create();
    stateFile = new StateFile(folder);
  }

  @Test
  void isTheProcessThatSaysThatItsStackIsUp() {
    // Given
    folder.pidFile(StackFolder.LAUNCHER).write(THIS);
    stateFile.write(StackState.starting(Ports.none()).in(StackState.Phase.UP));

    // When
    var launcher = Launcher.ofStackThatIsUp(folder);

    // Then
    assertThat(launcher).map(ProcessHandle::pid).hasValue(THIS);
  }

  @Test
  void isNobodyWhileTheStackStarts() {
    // Given
    folder.pidFile(StackFolder.LAUNCHER).write(THIS);
    stateFile.write(StackState.starting(Ports.none()));

    // When
    var launcher = Launcher.ofStackThatIsUp(folder);

    // Then
    assertThat(launcher).isEmpty();
  }

  @Test
  void isNobodyAfterAKillAlsoWhenTheNextOneIsAtWork() {
    // Given the state that a killed launcher left, and another launcher
    stateFile.write(
        new StackState(THIS + 1, StackState.Phase.UP, Ports.none(), StackState.neverRun().parts()));
    folder.pidFile(StackFolder.LAUNCHER).write(THIS);

    // When
    var launcher = Launcher.ofStackThatIsUp(folder);

    // Then
    assertThat(launcher).isEmpty();
  }
}
