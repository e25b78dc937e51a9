package dev.latchkey.contracts.testkit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
  @TempDir private Path root;
  private final AtomicInteger fillings = new AtomicInteger();

  @Test
  void fillsAFolderOnceForAllWhoWantItAtTheSameTime() throws Exception {
    // Given
    Callable<Path> want = () -> ProgramCache.folder(root, "program-1", this::fill);

    // When
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(Stream.generate(() -> want).limit(8).toList());
    }

    // Then
    assertThat(fillings).hasValue(1);
    assertThat(root.resolve("program-1/bin")).hasContent("program");
  }

  @Test
  void leavesNoHalfFilledFolderBehind() throws Exception {
    // Given
    assertThatThrownBy(() -> ProgramCache.folder(root, "program-1", this::failHalfWay))
        .isInstanceOf(IOException.class);
    assertThat(root.resolve("program-1")).doesNotExist();

    // When
    Path folder = ProgramCache.folder(root, "program-1", this::fill);

    // Then
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("bin"));
    assertThat(folder.resolve("half")).doesNotExist();
  }

  private void fill(Path folder) throws IOException {
    fillings.incrementAndGet();
    Files.writeString(folder.resolve("bin"), "program");
  }

  private void failHalfWay(Path folder) throws IOException {
    Files.writeString(folder.resolve("half"), "half");
    throw new IOException("disk full");
  }
}
