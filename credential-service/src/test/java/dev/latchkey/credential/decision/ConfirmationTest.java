package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // policy, revisions since, age, whether it counts
    "WARN,   0, PT0S,       true",
    "WARN,   0, PT12H,      true",
    "WARN,   0, PT12H0.001S, false",
    "WARN,   1, PT1H,       false",
    "ALLOW,  0, PT1H,       false",
    "STRICT, 0, PT1H,       false"
  })
  void countsForOneRevisionOfWarnAndTwelveHours(
      FallbackPolicy policy, long since, Duration age, boolean counts) {
    // Given
    FallbackChoice choice = new FallbackChoice(null, policy, 7 + since, false, OwnCaps.NONE);
    Confirmation confirmation = new Confirmation("ws-1/u/s", 7, NOON);

    // Then
    assertThat(confirmation.counts(choice, NOON.plus(age))).isEqualTo(counts);
  }
}
