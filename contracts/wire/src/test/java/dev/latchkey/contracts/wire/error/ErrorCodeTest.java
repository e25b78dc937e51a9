package dev.latchkey.contracts.wire.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.json.WireJson;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

  @ParameterizedTest
  @EnumSource
  void saysWhatToDoInASentence(ErrorCode code) {
    assertThat(code.action()).matches("[A-Z].*[^.]\\.");
  }

  @ParameterizedTest
  @EnumSource
  void makesAnErrorObjectThatReadsBack(ErrorCode code) {
    // Given
    ErrorObject error = ErrorObject.of(code, "it failed");

    // Then
    assertThat(error)
        .isEqualTo(
            new ErrorObject(
                code,
                "it failed",
                code.responsible(),
                code.action(),
                code.retryable(),
                null,
                null));
    assertThat(WireJson.read(WireJson.write(error), ErrorObject.class))
        .isEqualTo(new Parsed.Ok<>(error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OF_THE_FUTURE", "throttled", "", "7"})
  void readsANameThatItDoesNotKnowAsUnclassified(String name) {
    // Given
    String error =
        """
        {"code":"%s","message":"it failed","responsible":"member","action":"Wait.","retryable":true}
        """
            .formatted(name);

    // Then
    assertThat(WireJson.read(error.getBytes(UTF_8), ErrorObject.class))
        .isEqualTo(
            new Parsed.Ok<>(
                new ErrorObject(
                    ErrorCode.UNCLASSIFIED,
                    "it failed",
                    Responsible.MEMBER,
                    "Wait.",
                    true,
                    null,
                    null)));
  }

  @Test
  void tellsWhyThereWasNoFallbackBesidesTheFailureItself() {
    // When
    ErrorObject error =
        ErrorObject.of(ErrorCode.QUOTA, "no more today")
            .refusedFallback(FallbackReason.POLICY_STRICT);

    // Then
    assertThat(WireJson.write(error))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"code":"QUOTA","message":"no more today","responsible":"aws-admin",\
            "action":"Ask AWS for a higher Bedrock quota, or wait until tomorrow.",\
            "retryable":false,"fallbackrefused":"POLICY_STRICT"}\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void saysInASentenceWhyThereWasNoFallback(FallbackReason reason) {
    assertThat(reason.sentence()).matches("[A-Z].*[^.]\\.");
  }

  @Test
  void writesAnErrorObjectWithItsWaitingTime() {
    // Given
    ErrorObject error =
        new ErrorObject(
            ErrorCode.THROTTLED, "slow down", Responsible.MEMBER, "Wait.", true, 7L, null);

    // Then
    assertThat(WireJson.write(error))
        .asString(UTF_8)
        .isEqualTo(
            """
            {"code":"THROTTLED","message":"slow down","responsible":"member","action":"Wait.",\
            "retryable":true,"retryafter":7}\
            """);
  }

  @Test
  void namesTheLimitThatIsEnforced() {
    assertThat(ErrorCode.BODY_TOO_LARGE.action())
        .contains(String.format(Locale.ROOT, "%,d bytes", RequestReading.MAX_BODY_BYTES));
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryApiThatIsServed(InferenceApi api) {
    assertThat(ErrorCode.API_UNSUPPORTED.action()).contains(api.toString());
    assertThat(InferenceApi.of(api.toString())).contains(api);
  }
}
