package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallBudgetTest {

  @Test
  void allowsThreeCallsAndNoMore() {
    // Given
    CallBudget budget = CallBudget.untouched();

    // When
    CallBudget spent = budget.spendOne().spendOne().spendOne();

    // Then
    assertThat(budget.allowsCall()).isTrue();
    assertThat(spent.allowsCall()).isFalse();
    assertThatThrownBy(spent::spendOne).isInstanceOf(IllegalArgumentException.class);
  }
}
