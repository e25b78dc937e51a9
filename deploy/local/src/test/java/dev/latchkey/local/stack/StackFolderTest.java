package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {

  @Test
  void letsNobodyElseLookIntoWhatItHolds(@TempDir Path path) throws IOException {
    // Given
    StackFolder folder = new StackFolder(path.resolve("data"));

    // When
    folder.create();

    // Then
    try (Stream<Path> inside = Files.list(folder.path())) {
      assertThat(inside)
          .isNotEmpty()
          .allSatisfy(
              closed ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                      .isEqualTo("rwx------"));
    }
  }

  @Test
  void keepsWhatIsThereWhenItIsMadeAgain(@TempDir Path path) throws IOException {
    // Given
    StackFolder folder = new StackFolder(path);
    folder.create();
    Files.writeString(folder.secret("password"), "kept");

    // When
    folder.create();

    // Then
    assertThat(folder.secret("password")).hasContent("kept");
  }
}
