package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmationRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          no user                             | -   | s1 | -  | -                    | SESSION_UNKNOWN
          no session                          | ann | -  | -  | -                    | SESSION_UNKNOWN
          neither, although one is remembered | -   | -  | s1 | 2026-11-21T12:00:00Z | SESSION_UNKNOWN
          the first fallback                  | ann | s1 | -  | -                    | FIRST
          the first one, confirmed early      | ann | s1 | -  | 2026-11-21T12:00:00Z | FIRST
          the remembered session              | ann | s1 | s1 | -                    | REMEMBERED
          the remembered one, long confirmed  | ann | s1 | s1 | 2026-11-01T12:00:00Z | REMEMBERED
          another session                     | ann | s2 | s1 | -                    | UNCONFIRMED
          another session, confirmed now      | ann | s2 | s1 | 2026-11-21T12:00:00Z | CONFIRMED
          confirmed 12 hours ago              | ann | s2 | s1 | 2026-11-21T00:00:00Z | CONFIRMED
          confirmed 12 hours and 1 s ago      | ann | s2 | s1 | 2026-11-20T23:59:59Z | UNCONFIRMED
          """)
  void warnAsksEverySessionButTheFirst(
      String what,
      @Nullable String user,
      @Nullable String session,
      @Nullable String remembered,
      @Nullable Instant confirmedAt,
      WarnState expected) {
    // When
    WarnState state =
        ConfirmationRule.of(FallbackPolicy.WARN, user, session, remembered, confirmedAt, NOW);

    // Then
    assertThat(state).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WARN")
  void otherPoliciesAskNobody(FallbackPolicy policy) {
    // When
    WarnState state =
        ConfirmationRule.of(policy, null, "s2", "s1", NOW.minus(Duration.ofDays(1)), NOW);

    // Then
    assertThat(state).isEqualTo(WarnState.NOT_ASKED);
  }
}
