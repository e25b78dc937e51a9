package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanProposalTest {

  @ParameterizedTest
  @CsvSource({
    "FREE, STRICT",
    "TEAM, STRICT",
    "SCALE, ALLOW",
    "SCALE_PLUS, WARN",
    "ENTERPRISE, STRICT",
    "BYOC, STRICT"
  })
  void isThePlans(Plan plan, FallbackPolicy proposed) {
    assertThat(PlanProposal.of(plan)).isEqualTo(proposed);
  }
}
