package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final RunningPart VAULT =
      RunningPart.ofProcess(
          PartName.VAULT, "http://127.0.0.1:18200", null, ProcessHandle.current().pid());
  private static final RunningPart KAFKA =
      RunningPart.external(PartName.KAFKA, "broker.example:9092", null);

  @TempDir private Path folder;
  private StateFile file;

  @BeforeEach
  void open() {
    file = new StateFile(new StackFolder(folder));
  }

  @Test
  void keepsPartsPortsAndStartTimes() {
    // Given
    StackState state =
        new StackState(
            4711,
            StackState.Phase.UP,
            new Ports(Map.of(PortName.VAULT, 18200)),
            List.of(VAULT, KAFKA));

    // When
    file.write(state);

    // Then
    assertThat(file.read()).isEqualTo(state);
    assertThat(file.read().part(PartName.VAULT).orElseThrow().startedAt()).isNotNull();
  }

  @Test
  void showsPartsInTheOrderOfTheirNamesHoweverTheyStarted() {
    // When
    StackState state = StackState.neverRun().with(VAULT).with(KAFKA);

    // Then
    assertThat(state.parts()).containsExactly(KAFKA, VAULT);
  }

  @Test
  void countsAFileThatIsNotReadableAsNone() throws IOException {
    // Given
    Files.writeString(new StackFolder(folder).stateFile(), "{\"phase\":");

    // When
    StackState state = file.read();

    // Then
    assertThat(state).isEqualTo(StackState.neverRun());
  }
}
