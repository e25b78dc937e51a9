package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureRowTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // row's status, answer's status, answer's name, whether the row is about it
        "400, 400, GoneException, true",
        "400, 400, GONEEXCEPTION, true",
        "400, 503, GoneException, true",
        "400, -,   GoneException, true",
        "400, 400, OtherException, false",
        "500, 500, OtherException, false",
        "500, 500, -, true",
        "503, 503, -, true",
        "503, 500, -, false",
        "499, 499, -, false",
        "0,   -,   -, false",
      })
  void knowsAnAnswerByItsNameAndOneWithoutByTheStatusOfAGateway(
      int rowStatus, @Nullable Integer status, @Nullable String name, boolean matches) {
    // Given
    FailureRow row = row(rowStatus, "");

    // When
    boolean matched = row.matches(failure(Surface.BEDROCK_RUNTIME, status, name, "gone"));

    // Then
    assertThat(matched).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "BEDROCK_RUNTIME, it is gone now, true",
    "BEDROCK_RUNTIME, it is here, false",
    "STS, it is gone now, false",
  })
  void isAboutOneSurfaceAndOneText(Surface surface, String message, boolean matches) {
    // Given
    FailureRow row = row(400, "gone");

    // When
    boolean matched = row.matches(failure(surface, 400, "GoneException", message));

    // Then
    assertThat(matched).isEqualTo(matches);
  }

  private static FailureRow row(int status, String text) {
    return new FailureRow(
        "gone",
        Surface.BEDROCK_RUNTIME,
        status,
        "GoneException",
        Pattern.compile(text),
        ErrorCode.MODEL_UNKNOWN);
  }

  private static CallFailure failure(
      Surface surface, @Nullable Integer status, @Nullable String name, String message) {
    return new CallFailure(surface, CallPhase.ANSWERED, status, name, message);
  }
}
