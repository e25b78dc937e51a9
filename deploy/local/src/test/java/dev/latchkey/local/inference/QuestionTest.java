package dev.latchkey.local.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.RequestReading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void isARequestForWhichAPersonWaitsAndThePlatformMayPay() {
    // When
    InferenceRequest request = read(new Question("acme-research", Question.DEMO_MODEL, "hello"));

    // Then
    assertThat(request.operation().access()).isEqualTo(Access.READ);
    assertThat(request.operation().autonomous()).isFalse();
    assertThat(request.operation().fallbackEligible()).isTrue();
    assertThat(request.user()).isNull();
    assertThat(request.session()).isNull();
  }

  @Test
  void tellsWhoseItIsWhereThatIsKnown() {
    // Given
    Question.Asker bob = new Question.Asker("bob", "monday");

    // When
    InferenceRequest request =
        read(new Question("acme-research", Question.DEMO_MODEL, "hello", bob));

    // Then
    assertThat(request.user()).isEqualTo("bob");
    assertThat(request.session()).isEqualTo("monday");
  }

  private static InferenceRequest read(Question question) {
    return switch (RequestReading.read(question.toRequest("r-1", NOW), NOW)) {
      case RequestReading.Accepted(InferenceRequest request) -> request;
      case RequestReading.Refused refused -> throw new AssertionError(refused);
      case RequestReading.Unreadable unreadable -> throw new AssertionError(unreadable);
    };
  }
}
