package dev.latchkey.routing.flow.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerEventsTest {

  private static final RequestKey REQUEST = new RequestKey(new WorkspaceId("ws"), "agent", "1");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          anthropic.claude-a, anthropic.claude-a, -
          eu.anthropic.claude-a, anthropic.claude-a, eu.anthropic.claude-a
          arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-a, anthropic.claude-a, -
          arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/ab12, -, ab12
          arn:aws:bedrock:eu-west-1:111111111111:provisioned-model/xy34, xy34, -
          """)
  void nameModelAndProfileWithoutAnArn(
      String model, @Nullable String expectedModel, @Nullable String expectedProfile) {
    // Given
    AnswerFacts facts = AnswerFacts.none().withModel(ModelReference.parse(model).orThrow());

    // When
    CloudEvent event = event(facts);

    // Then
    assertThat(event.extensions().get(AnswerHeaders.MODEL)).isEqualTo(expectedModel);
    assertThat(event.extensions().get(AnswerHeaders.PROFILE)).isEqualTo(expectedProfile);
    assertThat(event.extensions().toString()).doesNotContain("arn:", "111111111111");
  }

  @Test
  void countTheCallsAndMaskTheAccount() {
    // Given
    AnswerFacts facts =
        AnswerFacts.none()
            .afterCall(Payer.CUSTOMER, new AwsAccountId("111111112222"), new Region("eu-west-1"))
            .afterCall(Payer.CUSTOMER, new AwsAccountId("111111112222"), new Region("eu-west-1"));

    // When
    CloudEvent event = event(facts);

    // Then
    assertThat(event.extensions())
        .containsEntry(AnswerHeaders.ATTEMPTS, "2")
        .containsEntry(AnswerHeaders.ACCOUNT, "********2222")
        .containsEntry(AnswerHeaders.PAYER, "customer");
  }

  @Test
  void haveAnIdThatDependsOnTheRequestAlone() {
    // Given
    RequestKey other = new RequestKey(new WorkspaceId("ws"), "agent2", "1");

    // Then
    assertThat(event(AnswerFacts.none()).id()).isEqualTo(AnswerEvents.id(REQUEST, "answer"));
    assertThat(AnswerEvents.id(other, "answer")).isNotEqualTo(AnswerEvents.id(REQUEST, "answer"));
    assertThat(AnswerEvents.id(REQUEST, "outcome 1"))
        .isNotEqualTo(AnswerEvents.id(REQUEST, "answer"));
  }

  private static CloudEvent event(AnswerFacts facts) {
    return AnswerEvents.of(
        REQUEST, Conclusion.failed(ErrorCode.THROTTLED, "no", facts), Instant.EPOCH, null);
  }
}
