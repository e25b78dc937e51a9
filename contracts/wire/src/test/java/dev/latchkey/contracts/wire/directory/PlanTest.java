package dev.latchkey.contracts.wire.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  @ParameterizedTest
  @CsvSource({
    "FREE, false",
    "TEAM, false",
    "SCALE, true",
    "SCALE_PLUS, true",
    "ENTERPRISE, true",
    "BYOC, true"
  })
  void hasByokFromScaleUpwards(Plan plan, boolean byok) {
    assertThat(plan.hasByok()).isEqualTo(byok);
  }
}
