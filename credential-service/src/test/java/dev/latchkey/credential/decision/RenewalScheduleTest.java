package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalScheduleTest {

  private static final Instant ISSUED = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // life, spread, renewed after
    "PT60M, 0.5, PT40M",
    "PT60M, 0.0, PT37M",
    "PT60M, 1.0, PT43M",
    "PT15M, 0.5, PT10M",
    "PT36H, 0.5, PT24H"
  })
  void renewsAtTwoThirdsOfTheLifeMoreOrLess(Duration life, double spread, Duration after) {
    assertThat(RenewalSchedule.renewAt(ISSUED, ISSUED.plus(life), spread))
        .isEqualTo(ISSUED.plus(after));
  }

  @ParameterizedTest
  @CsvSource({
    // failures in a row, spread, next try after
    "1, 1.0, PT30S",
    "1, 0.0, PT15S",
    "2, 1.0, PT60S",
    "3, 1.0, PT2M",
    "5, 1.0, PT8M",
    "6, 1.0, PT10M",
    "6, 0.0, PT5M",
    "1000, 1.0, PT10M"
  })
  void waitsLongerAfterEachFailureUpToALimit(int failures, double spread, Duration after) {
    assertThat(RenewalSchedule.retryAt(ISSUED, failures, spread)).isEqualTo(ISSUED.plus(after));
  }
}
