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
    assertThat(StackLock.isHeld(folder)).isTrue();
    first.close();
    assertThat(StackLock.isHeld(folder)).isFalse();
  }

  @Test
  void isHeldByNobodyWhereNoStackEverRan(@TempDir Path path) {
    // When
    boolean held = StackLock.isHeld(new StackFolder(path.resolve("never")));

    // Then
    assertThat(held).isFalse();
  }
}
