package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

  @Test
  void isGivenToOneAtATime(@TempDir Path path) {
    // Given
    StackFolder folder = new StackFolder(path);
    StackLock first = StackLock.tryAcquire(folder).orElseThrow();

    // When
    boolean secondGotIt = StackLock.tryAcquire(folder).isPresent();

    // Then
    assertThat(secondGotIt).isFalse();
    first.close();
    try (StackLock third = StackLock.tryAcquire(folder).orElseThrow()) {
      assertThat(third).isNotNull();
    }
  }
}
