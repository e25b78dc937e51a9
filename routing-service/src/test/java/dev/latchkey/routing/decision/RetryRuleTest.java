package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.CREDENTIAL_EXPIRED;
import static dev.latchkey.contracts.wire.error.ErrorCode.NETWORK;
import static dev.latchkey.contracts.wire.error.ErrorCode.THROTTLED;
import static dev.latchkey.contracts.wire.error.ErrorCode.TIMEOUT;
import static dev.latchkey.contracts.wire.error.ErrorCode.TRANSIENT;
import static dev.latchkey.routing.decision.Certainty.MAY_HAVE_RUN;
import static dev.latchkey.routing.decision.Certainty.NOT_SENT;
import static dev.latchkey.routing.decision.Certainty.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallVerdict.Failed;
import dev.latchkey.routing.decision.CallVerdict.Succeeded;
import dev.latchkey.routing.decision.NextStep.Answer;
import dev.latchkey.routing.decision.NextStep.GiveUp;
import dev.latchkey.routing.decision.NextStep.RetryAfter;
import dev.latchkey.routing.decision.NextStep.RetryWithFreshSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryRuleTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// After the first call, of a write, with a retry to be had and half of the jitter.
  private static final State USUAL =
      new State(failed(THROTTLED, REFUSED), 1, 3, false, false, true, MINUTE, 0.5);

  static Stream<Arguments> table() {
    State expired = USUAL.verdict(failed(CREDENTIAL_EXPIRED, REFUSED));
    State mayHaveRun = USUAL.verdict(failed(TIMEOUT, MAY_HAVE_RUN));
    NextStep retry = new RetryAfter(Duration.ofMillis(125));
    return Stream.of(
        argumentSet("a success is the answer", USUAL.verdict(new Succeeded()), new Answer()),
        argumentSet(
            "a late success at the end of the budget is the answer",
            USUAL.verdict(new Succeeded()).spent(3).left(Duration.ZERO),
            new Answer()),
        argumentSet("what passes by itself is tried again", USUAL, retry),
        argumentSet("no retry is to be had", USUAL.retryPermitted(false), new GiveUp()),
        argumentSet("the credential's calls are used up", USUAL.callLimit(1), new GiveUp()),
        argumentSet(
            "the credential's last call but one",
            USUAL.spent(2).callLimit(3),
            new RetryAfter(Duration.ofMillis(250))),
        argumentSet("the request's calls are used up", USUAL.spent(3).callLimit(9), new GiveUp()),
        argumentSet("the deadline has passed", USUAL.left(Duration.ZERO).jitter(0), new GiveUp()),
        argumentSet(
            "the pause would end at the deadline",
            USUAL.left(Duration.ofMillis(125)),
            new GiveUp()),
        argumentSet(
            "the pause ends just before the deadline",
            USUAL.left(Duration.ofMillis(125).plusNanos(1)),
            retry),
        argumentSet("a write that may have run", mayHaveRun, new GiveUp()),
        argumentSet("a read that may have run", mayHaveRun.repeatable(true), retry),
        argumentSet("a read that was refused", USUAL.repeatable(true), retry),
        argumentSet("a write that was not sent", USUAL.verdict(failed(NETWORK, NOT_SENT)), retry),
        argumentSet("an expiry is worth a fresh session", expired, new RetryWithFreshSession()),
        argumentSet(
            "a fresh session takes no retry",
            expired.retryPermitted(false),
            new RetryWithFreshSession()),
        argumentSet("a second expiry is final", expired.freshSession(true), new GiveUp()),
        argumentSet(
            "an expiry of a write that may have run",
            USUAL.verdict(failed(CREDENTIAL_EXPIRED, MAY_HAVE_RUN)),
            new GiveUp()),
        argumentSet(
            "an expiry of a read that may have run",
            USUAL.verdict(failed(CREDENTIAL_EXPIRED, MAY_HAVE_RUN)).repeatable(true),
            new RetryWithFreshSession()),
        argumentSet("an expiry past the deadline", expired.left(Duration.ZERO), new GiveUp()),
        argumentSet("an expiry without a call left", expired.callLimit(1), new GiveUp()),
        argumentSet("an expiry after three calls", expired.spent(3).callLimit(9), new GiveUp()),
        argumentSet(
            "a throttle on a fresh session is tried again", USUAL.freshSession(true), retry));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesByTheTable(State state, NextStep expected) {
    // When
    NextStep step = RetryRule.after(state.asAttempt());

    // Then
    assertThat(step).isEqualTo(expected);
  }

  @Test
  void coversEveryStepInTheTable() {
    // When
    Set<Class<?>> covered =
        table()
            .map(row -> Objects.requireNonNull(row.get()[1]).getClass())
            .collect(Collectors.toSet());

    // Then
    assertThat(covered).containsExactlyInAnyOrder(NextStep.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainOnlyWhatPassesByItself(ErrorCode code) {
    // Given
    Set<ErrorCode> passing = Set.of(THROTTLED, TRANSIENT, NETWORK, TIMEOUT);

    // When
    NextStep step = RetryRule.after(USUAL.verdict(failed(code, REFUSED)).asAttempt());

    // Then
    NextStep otherwise = code == CREDENTIAL_EXPIRED ? new RetryWithFreshSession() : new GiveUp();
    assertThat(step)
        .isEqualTo(passing.contains(code) ? new RetryAfter(Duration.ofMillis(125)) : otherwise);
  }

  @ParameterizedTest(name = "after {0} calls, jitter {1}, Retry-After {2}: {3} ms")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          1 | 0.0   | -     | 0
          1 | 0.004 | -     | 1
          1 | 0.5   | -     | 125
          2 | 0.5   | -     | 250
          1 | 0.5   | 124   | 125
          1 | 0.5   | 126   | 126
          1 | 0.0   | 30000 | 30000
          2 | 0.999 | 0     | 499.5
          """)
  void pausesWithFullJitterAndAsLongAsAwsAsks(
      int spent, double jitter, @Nullable Long retryAfterMillis, double expectedMillis) {
    // Given
    Duration asked = retryAfterMillis == null ? null : Duration.ofMillis(retryAfterMillis);
    CallVerdict verdict = new Failed(new FailedCall(THROTTLED, REFUSED, asked));

    // When
    NextStep step = RetryRule.after(USUAL.verdict(verdict).spent(spent).jitter(jitter).asAttempt());

    // Then
    Duration expected = Duration.ofNanos(Math.round(expectedMillis * 1_000_000));
    assertThat(step).isEqualTo(new RetryAfter(expected));
  }

  private static CallVerdict failed(ErrorCode code, Certainty certainty) {
    return new Failed(new FailedCall(code, certainty, null));
  }

  /// An [AttemptState] of which single facts can be changed.
  record State(
      CallVerdict verdict,
      int spent,
      int callLimit,
      boolean repeatable,
      boolean freshSession,
      boolean retryPermitted,
      Duration left,
      double jitter) {

    AttemptState asAttempt() {
      return new AttemptState(
          verdict,
          new CallBudget(spent),
          callLimit,
          repeatable,
          freshSession,
          retryPermitted,
          left,
          jitter);
    }

    State verdict(CallVerdict it) {
      return new State(
          it, spent, callLimit, repeatable, freshSession, retryPermitted, left, jitter);
    }

    State spent(int it) {
      return new State(
          verdict, it, callLimit, repeatable, freshSession, retryPermitted, left, jitter);
    }

    State callLimit(int it) {
      return new State(verdict, spent, it, repeatable, freshSession, retryPermitted, left, jitter);
    }

    State repeatable(boolean it) {
      return new State(verdict, spent, callLimit, it, freshSession, retryPermitted, left, jitter);
    }

    State freshSession(boolean it) {
      return new State(verdict, spent, callLimit, repeatable, it, retryPermitted, left, jitter);
    }

    State retryPermitted(boolean it) {
      return new State(verdict, spent, callLimit, repeatable, freshSession, it, left, jitter);
    }

    State left(Duration it) {
      return new State(
          verdict, spent, callLimit, repeatable, freshSession, retryPermitted, it, jitter);
    }

    State jitter(double it) {
      return new State(
          verdict, spent, callLimit, repeatable, freshSession, retryPermitted, left, it);
    }
  }
}
