package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCapsTest {

  private static final CapLimits LIMITS = new CapLimits(new BigDecimal("20"), 10);

  @ParameterizedTest
  @CsvSource({
    // own dollars, own count, dollars, count
    ",      ,   20.00, 10",
    "5,     3,  5.00,  3",
    "0,     0,  0.00,  0",
    "20.00, 10, 20.00, 10",
    "20.01, 11, 20.00, 10",
    "7.509, ,   7.50,  10"
  })
  void neverExceedTheDeployments(
      @Nullable BigDecimal dollars,
      @Nullable Integer count,
      BigDecimal effectiveDollars,
      int effectiveCount) {
    assertThat(new OwnCaps(dollars, count, 7).within(LIMITS))
        .isEqualTo(new CapLimits(effectiveDollars, effectiveCount));
  }

  @Test
  void areTheSameHoweverTheAmountIsWritten() {
    assertThat(new OwnCaps(new BigDecimal("5"), 1, 0))
        .isEqualTo(new OwnCaps(new BigDecimal("5.000"), 1, 0));
  }

  @Test
  void keepTheirValuesWhenTheyAreReset() {
    assertThat(new OwnCaps(BigDecimal.ONE, 3, 7).reset())
        .isEqualTo(new OwnCaps(BigDecimal.ONE, 3, 8));
  }

  @Test
  void ofADeploymentAreNotBelowZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CapLimits(BigDecimal.ONE, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapLimits(new BigDecimal("-0.01"), 1));
  }
}
