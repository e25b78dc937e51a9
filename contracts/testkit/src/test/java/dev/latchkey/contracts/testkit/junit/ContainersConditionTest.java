package dev.latchkey.contracts.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContainersConditionTest {

  @Test
  void runsTheTestsWhereAnEngineAnswers() {
    // When
    var result = new ContainersCondition(/* required= */ false, () -> true).evaluate();

    // Then
    assertThat(result.isDisabled()).isFalse();
  }

  @Test
  void skipsTheTestsWhereNoEngineAnswers() {
    // When
    var result = new ContainersCondition(/* required= */ false, () -> false).evaluate();

    // Then
    assertThat(result.isDisabled()).isTrue();
  }

  @Test
  void failsWhereAnEngineIsRequiredAndNoneAnswers() {
    // Given
    ContainersCondition condition = new ContainersCondition(/* required= */ true, () -> false);

    // When
    // Then
    assertThatThrownBy(condition::evaluate).hasMessageStartingWith("DOCKER_MISSING");
  }
}
