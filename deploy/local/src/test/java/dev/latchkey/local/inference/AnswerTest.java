package dev.latchkey.local.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void joinsTheTextBlocksOfAMessage() {
    // Given
    String body =
        "{\"content\":[{\"type\":\"text\",\"text\":\"A latchkey \"},"
            + "{\"type\":\"text\",\"text\":\"opens a door.\"}]}";

    // When
    Answer answer = Answer.read("r-1", event(AnswerHeaders.SUCCEEDED, body));

    // Then
    assertThat(answer).isEqualTo(new Answer.Succeeded("r-1", Map.of("payer", "customer"), text()));
  }

  private static String text() {
    return "A latchkey opens a door.";
  }

  @Test
  void keepsCodeAndActionOfAFailure() {
    // Given
    ErrorObject error = ErrorObject.of(ErrorCode.WORKSPACE_UNKNOWN, "no such workspace");
    String body = new String(WireJson.write(error), StandardCharsets.UTF_8);

    // When
    Answer answer = Answer.read("r-1", event(AnswerHeaders.FAILED, body));

    // Then
    assertThat(answer).isEqualTo(new Answer.Failed("r-1", Map.of("payer", "customer"), error));
  }

  @Test
  void keepsTheErrorOfAnAnswerThatBrokeOff() {
    // Given
    ErrorObject error = ErrorObject.of(ErrorCode.NETWORK, "the stream broke off");
    String body =
        "{\"error\":%s,\"partial\":{\"content\":[]}}"
            .formatted(new String(WireJson.write(error), StandardCharsets.UTF_8));

    // When
    Answer answer = Answer.read("r-1", event(AnswerHeaders.PARTIAL, body));

    // Then
    assertThat(answer).isEqualTo(new Answer.Failed("r-1", Map.of("payer", "customer"), error));
  }

  @Test
  void joinsTheTextOfAPiece() {
    // Given
    String lines =
        "{\"type\":\"message_start\"}\n{\"delta\":{\"text\":\"A latch\"}}\n"
            + "{\"delta\":{\"text\":\"key\"}}";

    // Then
    assertThat(Piece.text(event(DeltaHeaders.TYPE, lines))).isEqualTo("A latchkey");
  }

  @Test
  void printsNeitherPromptNorAnswer() {
    // Given
    Question question = new Question("acme-research", Question.DEMO_MODEL, "a secret plan");
    Answer answer = new Answer.Succeeded("r-1", Map.of(), "a secret answer");

    // When
    String printed = question + " " + answer;

    // Then
    assertThat(printed).doesNotContain("secret");
  }

  @Test
  void asksWhatRoutingAccepts() {
    // When
    CloudEvent request =
        new Question("acme-research", Question.DEMO_MODEL, "hello").toRequest("r-1", NOW);

    // Then
    assertThat(RequestReading.read(request, NOW)).isInstanceOf(RequestReading.Accepted.class);
  }

  private static CloudEvent event(String type, String body) {
    return new CloudEvent(
        "a-1",
        "routing-service",
        type,
        null,
        NOW,
        CloudEvent.JSON,
        Map.of("payer", "customer"),
        null,
        Content.of(body.getBytes(StandardCharsets.UTF_8)));
  }
}
