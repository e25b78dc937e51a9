package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class GrantGuardTest {

  @Test
  void doesNotStartOutsideTheLocalStack() {
    // Given
    GrantGuard guard = new GrantGuard(false);

    // Then
    assertThatThrownBy(() -> guard.check(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("latchkey.local=true");
  }

  @Test
  void startsInTheLocalStack() {
    // Given
    GrantGuard guard = new GrantGuard(true);

    // Then
    assertThatCode(() -> guard.check(new StartupEvent())).doesNotThrowAnyException();
  }
}
