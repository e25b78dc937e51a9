package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.MODEL_ACCESS_DENIED;
import static dev.latchkey.contracts.wire.error.ErrorCode.MODEL_ACCESS_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelAccessRuleTest {

  @Test
  void onlyWhatHadWorkedCanBeLost() {
    assertThat(ModelAccessRule.refine(MODEL_ACCESS_LOST, true)).isEqualTo(MODEL_ACCESS_LOST);
    assertThat(ModelAccessRule.refine(MODEL_ACCESS_LOST, false)).isEqualTo(MODEL_ACCESS_DENIED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MODEL_ACCESS_LOST")
  void leavesEveryOtherFailureAsItIs(ErrorCode code) {
    assertThat(ModelAccessRule.refine(code, true)).isEqualTo(code);
    assertThat(ModelAccessRule.refine(code, false)).isEqualTo(code);
  }
}
