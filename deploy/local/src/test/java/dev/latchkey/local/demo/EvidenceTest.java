package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void keepsAFactThatIsAsExpected() {
    // When
    Evidence evidence = Evidence.none().and("payer", "platform", "platform");

    // Then
    assertThat(evidence.facts()).containsEntry("payer", "platform");
  }

  @Test
  void isNoneWhereAFactIsNotAsExpected() {
    assertThatThrownBy(() -> Evidence.none().and("payer", "customer", "platform"))
        .hasMessage("payer is 'customer', expected 'platform'");
  }
}
