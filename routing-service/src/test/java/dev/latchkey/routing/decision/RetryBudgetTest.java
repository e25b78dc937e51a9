package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {

  @Test
  void beginsWithThreeRetries() {
    // Given
    RetryBudget budget = RetryBudget.begin();

    // When
    RetryBudget spent = budget.afterRetry().afterRetry().afterRetry();

    // Then
    assertThat(budget.permitsRetry()).isTrue();
    assertThat(spent).isEqualTo(new RetryBudget(0));
    assertThat(spent.permitsRetry()).isFalse();
    assertThatThrownBy(spent::afterRetry)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-10");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "9, false", "10, true", "11, true", "100, true"})
  void aRetryTakesAWholeToken(int tenths, boolean permitted) {
    assertThat(new RetryBudget(tenths).permitsRetry()).isEqualTo(permitted);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "9, 10", "99, 100", "100, 100"})
  void aRequestDepositsATenthUpToTenTokens(int before, int after) {
    assertThat(new RetryBudget(before).afterRequest()).isEqualTo(new RetryBudget(after));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void holdsNeitherLessThanNothingNorMoreThanTen(int tenths) {
    assertThatThrownBy(() -> new RetryBudget(tenths)).isInstanceOf(IllegalArgumentException.class);
  }

  /// However a workspace fares, its retries are a tenth of its requests and the three that it began
  /// with.
  @Test
  void aWorkspaceThatAlwaysFailsAddsATenthToItsLoad() {
    // Given
    int requests = 1_000;
    UnaryOperator<int[]> retryWheneverPossible =
        state -> {
          RetryBudget earned = new RetryBudget(state[0]).afterRequest();
          return earned.permitsRetry()
              ? new int[] {earned.afterRetry().tenths(), state[1] + 1}
              : new int[] {earned.tenths(), state[1]};
        };

    // When
    int[] end =
        Stream.iterate(new int[] {RetryBudget.begin().tenths(), 0}, retryWheneverPossible)
            .skip(requests)
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(end[1]).isEqualTo(requests / 10 + 3);
  }
}
