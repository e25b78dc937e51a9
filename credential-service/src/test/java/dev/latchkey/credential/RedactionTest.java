package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.sweep.RedactionSweep;
import org.junit.jupiter.api.Test;

class RedactionTest {

  @Test
  void holdsSecretsInNoStringAndShowsNone() {
    assertThat(RedactionSweep.ofMainClasses("dev.latchkey.credential").findings()).isEmpty();
  }
}
