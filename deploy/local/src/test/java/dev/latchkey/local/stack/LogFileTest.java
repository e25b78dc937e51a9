package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  @Test
  void keepsTheLogsOfTwoEarlierRuns() throws IOException {
    // Given
    Path path = folder.resolve("service.log");

    // When
    for (String run : List.of("first", "second", "third", "fourth")) {
      new LogFile(path).beginAnew();
      Files.writeString(path, run);
    }

    // Then
    assertThat(path).hasContent("fourth");
    assertThat(folder.resolve("service.1.log")).hasContent("third");
    assertThat(folder.resolve("service.2.log")).hasContent("second");
    assertThat(folder.resolve("service.3.log")).doesNotExist();
  }

  @Test
  void readsTheLastLinesAlsoWhenSomeAreNotText() throws IOException {
    // Given
    Path path = folder.resolve("service.log");
    Files.write(path, new byte[] {(byte) 0xff, '\n'});
    Files.writeString(path, "größer\nzuletzt\n", java.nio.file.StandardOpenOption.APPEND);

    // When
    List<String> lines = new LogFile(path).lastLines(2);

    // Then
    assertThat(lines).containsExactly("größer", "zuletzt");
  }

  @Test
  void hasNoLinesBeforeTheFirstRun() {
    // When
    List<String> lines = new LogFile(folder.resolve("never.log")).lastLines(5);

    // Then
    assertThat(lines).isEmpty();
  }
}
