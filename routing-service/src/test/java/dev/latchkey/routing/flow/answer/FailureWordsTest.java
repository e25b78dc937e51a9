package dev.latchkey.routing.flow.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.Surface;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureWordsTest {

  @Test
  void showNoArnToMembers() {
    // When
    ErrorObject error =
        words(
            CallPhase.ANSWERED,
            "User: arn:aws:iam::111111111111:user/x is not authorized to perform this",
            null);

    // Then
    assertThat(error.message()).isEqualTo("User: [arn] is not authorized to perform this");
    assertThat(error.responsible()).isEqualTo(ErrorCode.IAM_DENIED.responsible());
  }

  @Test
  void keepWhatTheSdkSaysAboutOurSideToThemselves() {
    // When
    ErrorObject error = words(CallPhase.SENT, "Unable to reach internal-proxy.example:3128", null);

    // Then
    assertThat(error.message()).doesNotContain("internal-proxy").contains("may have been paid");
  }

  @Test
  void sayWhenNothingWasSent() {
    assertThat(words(CallPhase.NOT_SENT, "", null).message()).contains("nothing was sent");
  }

  @Test
  void sayHowLongToWait() {
    assertThat(words(CallPhase.ANSWERED, "", 9L).retryAfterSeconds()).isEqualTo(9);
  }

  private static ErrorObject words(CallPhase phase, String text, @Nullable Long retryAfter) {
    CallFailure failure = new CallFailure(Surface.BEDROCK_RUNTIME, phase, 403, "X", text);
    FailedCall meaning = new FailedCall(ErrorCode.IAM_DENIED, Certainty.REFUSED, null);
    return FailureWords.of(meaning, new CallResult.Failed(failure, retryAfter, "aws-1"), true)
        .error();
  }
}
