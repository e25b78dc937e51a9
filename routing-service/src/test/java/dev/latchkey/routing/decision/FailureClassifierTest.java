package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassifierTest {

  private static final FailureClassifier CLASSIFIER =
      new FailureClassifier(
          List.of(
              row("a day's quota", "tokens per day", ErrorCode.QUOTA),
              row("any throttle", "", ErrorCode.THROTTLED)));

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, too many tokens per day, QUOTA",
    "ThrottlingException, too many requests, THROTTLED",
    "BrandNewException, too many tokens per day, UNCLASSIFIED",
  })
  void takesTheFirstRowThatMatchesAndGuessesNothing(String name, String text, ErrorCode code) {
    assertThat(CLASSIFIER.classify(failure(name, text))).isEqualTo(code);
  }

  @Test
  void knowsNothingWithoutRows() {
    // Given
    FailureClassifier empty = new FailureClassifier(List.of());

    // When
    ErrorCode code = empty.classify(failure("ThrottlingException", "too many requests"));

    // Then
    assertThat(code).isEqualTo(ErrorCode.UNCLASSIFIED);
  }

  private static FailureRow row(String id, String text, ErrorCode code) {
    return new FailureRow(
        id, Surface.BEDROCK_RUNTIME, 429, "ThrottlingException", Pattern.compile(text), code);
  }

  private static CallFailure failure(String name, String text) {
    return new CallFailure(Surface.BEDROCK_RUNTIME, CallPhase.ANSWERED, 429, name, text);
  }
}
