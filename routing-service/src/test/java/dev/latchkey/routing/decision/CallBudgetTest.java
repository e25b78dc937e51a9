package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void keepsOneCallForAFallbackThatIsPossible() {
    assertThat(CallBudget.ownLimit(true)).isEqualTo(2);
    assertThat(CallBudget.ownLimit(false)).isEqualTo(3);
  }

  @Test
  void countsEveryCall() {
    assertThat(CallBudget.untouched()).isEqualTo(new CallBudget(0));
    assertThat(CallBudget.untouched().spendOne().spendOne()).isEqualTo(new CallBudget(2));
    assertThat(new CallBudget(2).allowsCall()).isTrue();
    assertThat(new CallBudget(3).allowsCall()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4})
  void holdsNothingBeyondItsBounds(int spent) {
    assertThatThrownBy(() -> new CallBudget(spent)).isInstanceOf(IllegalArgumentException.class);
  }
}
