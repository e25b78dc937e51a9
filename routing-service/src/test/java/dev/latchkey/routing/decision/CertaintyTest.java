package dev.latchkey.routing.decision;

import static dev.latchkey.routing.decision.Certainty.MAY_HAVE_RUN;
import static dev.latchkey.routing.decision.Certainty.NOT_SENT;
import static dev.latchkey.routing.decision.Certainty.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertaintyTest {

  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          nothing reached AWS            | NOT_SENT | -   | -                       | NETWORK     | NOT_SENT
          nothing reached it in time     | NOT_SENT | -   | -                       | TIMEOUT     | NOT_SENT
          cut after it was sent          | SENT     | -   | IOException             | NETWORK     | MAY_HAVE_RUN
          no answer in time              | SENT     | -   | ApiCallTimeoutException | TIMEOUT     | MAY_HAVE_RUN
          sent, and something odd        | SENT     | -   | SdkClientException      | UNCLASSIFIED | MAY_HAVE_RUN
          throttled                      | ANSWERED | 429 | ThrottlingException     | THROTTLED   | REFUSED
          an AWS fault                   | ANSWERED | 500 | InternalServerException | TRANSIENT   | REFUSED
          no AWS capacity                | ANSWERED | 503 | ServiceUnavailableException | TRANSIENT | REFUSED
          expired                        | ANSWERED | 403 | ExpiredTokenException   | CREDENTIAL_EXPIRED | REFUSED
          the model took too long        | ANSWERED | 408 | ModelTimeoutException   | TIMEOUT     | MAY_HAVE_RUN
          a gateway gave up              | ANSWERED | 504 | GatewayTimeout          | NETWORK     | MAY_HAVE_RUN
          the model was called and failed | ANSWERED | 424 | ModelErrorException    | TRANSIENT   | MAY_HAVE_RUN
          a gateway without a name       | ANSWERED | 503 | -                       | TRANSIENT   | MAY_HAVE_RUN
          a refusal without a status     | ANSWERED | -   | ThrottlingException     | THROTTLED   | REFUSED
          """)
  void isReadFromPhaseNameAndClass(
      String what,
      CallPhase phase,
      @Nullable Integer status,
      @Nullable String name,
      ErrorCode code,
      Certainty expected) {
    // Given
    CallFailure failure = new CallFailure(Surface.BEDROCK_RUNTIME, phase, status, name, "");

    // When
    Certainty certainty = Certainty.of(code, failure);

    // Then
    assertThat(certainty).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotSentNeverRanAndWhatHasNoAnswerMayHave(ErrorCode code) {
    // Given
    CallFailure unsent =
        new CallFailure(Surface.CLIENT, CallPhase.NOT_SENT, null, "IOException", "");
    CallFailure unanswered =
        new CallFailure(Surface.CLIENT, CallPhase.SENT, null, "IOException", "");

    // Then
    assertThat(Certainty.of(code, unsent)).isEqualTo(NOT_SENT);
    assertThat(Certainty.of(code, unanswered)).isEqualTo(MAY_HAVE_RUN);
  }

  @Test
  void aNamedRefusalDidNotRun() {
    // Given
    CallFailure refusal =
        new CallFailure(
            Surface.BEDROCK_RUNTIME, CallPhase.ANSWERED, 400, "ValidationException", "");

    // Then
    assertThat(Certainty.of(ErrorCode.VALIDATION, refusal)).isEqualTo(REFUSED);
  }
}
