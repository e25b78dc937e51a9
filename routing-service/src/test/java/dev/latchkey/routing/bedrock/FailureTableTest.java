package dev.latchkey.routing.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.decision.FailureRow;
import dev.latchkey.routing.decision.Surface;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTableTest {

  private static final FailureClassifier CLASSIFIER = new FailureClassifier(FailureTable.rows());

  /// Each row with the text that it was written for.
  static Stream<Arguments> rows() {
    return FailureTable.entries().stream()
        .map(entry -> Arguments.argumentSet(entry.id(), entry.toRow(), entry.message()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesEveryFailureOfTheTableItsClass(FailureRow row, String message) {
    // Given
    String text = message.isEmpty() ? "nothing" : message;

    // When
    ErrorCode code =
        CLASSIFIER.classify(
            new CallFailure(
                row.surface(), CallPhase.ANSWERED, row.httpStatus(), row.exceptionName(), text));

    // Then
    assertThat(code).isEqualTo(row.code());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          502 | -                      |                                  | NETWORK
          503 | -                      |                                  | TRANSIENT
          504 | -                      |                                  | NETWORK
          403 | -                      | is not authorized to perform     | UNCLASSIFIED
          429 | -                      | Too many requests, please wait   | UNCLASSIFIED
          404 | -                      |                                  | UNCLASSIFIED
          403 | BrandNewException        | something                      | UNCLASSIFIED
          403 | THROTTLINGEXCEPTION    | Too many tokens per day, please  | QUOTA
          400 | ValidationException    | Too many input tokens            | VALIDATION
          403 | AccessDeniedException  | Bearer Token has expired         | CREDENTIAL_EXPIRED
          403 | AccessDeniedException  | User: x is not authorized to perform: bedrock:InvokeModel on resource: y with an explicit deny in a service control policy | SCP_DENIED
          """)
  void classifiesByNameAndTextAndNeverByStatusAlone(
      int status, @Nullable String name, @Nullable String message, ErrorCode expected) {
    // Given
    String text = message == null ? "" : message;

    // When
    ErrorCode code =
        CLASSIFIER.classify(
            new CallFailure(Surface.BEDROCK_RUNTIME, CallPhase.ANSWERED, status, name, text));

    // Then
    assertThat(code).isEqualTo(expected);
  }

  @Test
  void knowsNothingAboutOtherSurfaces() {
    // When
    ErrorCode code =
        CLASSIFIER.classify(
            new CallFailure(
                Surface.CLIENT, CallPhase.SENT, null, "ExpiredTokenException", "is expired"));

    // Then
    assertThat(code).isEqualTo(ErrorCode.UNCLASSIFIED);
  }

  @Test
  void namesEveryRowOnce() {
    // When
    List<String> names = FailureTable.rows().stream().map(FailureRow::id).toList();

    // Then
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }
}
