package dev.latchkey.simulator.bedrock;

import static dev.latchkey.simulator.bedrock.CalledRuntime.HAIKU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.operation.Operation.Converse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConverseTest {

  private static final Converse CONVERSE = new Converse(HAIKU);
  private static final String GOOD =
      "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hello there\"}]}]}";

  private final CalledRuntime runtime = new CalledRuntime();

  @Test
  void answersInConversesShape() {
    // When
    JsonNode answer = runtime.json(CONVERSE, GOOD);

    // Then: "Hello there" is three tokens, "user" one, a message four
    assertThat(answer.at("/output/message/role").asText()).isEqualTo("assistant");
    assertThat(answer.at("/output/message/content/0/text").asText()).endsWith("\"Hello there\"");
    assertThat(answer.get("stopReason").asText()).isEqualTo("end_turn");
    assertThat(answer.at("/usage/inputTokens").asInt()).isEqualTo(8);
    assertThat(answer.at("/usage/totalTokens").asInt())
        .isEqualTo(8 + answer.at("/usage/outputTokens").asInt());
    assertThat(answer.at("/metrics/latencyMs").asInt()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void refusesABodyAsBedrockDoes(String body, String message) {
    assertThat(runtime.refusal(CONVERSE, body)).isEqualTo(message);
  }

  static Stream<Arguments> badBodies() {
    String startsWithUser =
        "A conversation must start with a user message. Try again with a conversation that starts"
            + " with a user message.";
    return Stream.of(
        argumentSet("no JSON", "hello", "The request body is not valid JSON"),
        argumentSet("no object", "[]", "The request body is not a JSON object"),
        argumentSet("nothing", "{}", startsWithUser),
        argumentSet("assistant first", GOOD.replace("user", "assistant"), startsWithUser),
        argumentSet(
            "unknown member",
            GOOD.replace("{\"messages", "{\"max_tokens\":1,\"messages"),
            "max_tokens: Extra inputs are not permitted"),
        argumentSet(
            "unknown member deep inside",
            GOOD.replace("\"text\"", "\"type\":\"text\",\"text\""),
            "messages.0.content.0.type: Extra inputs are not permitted"),
        argumentSet(
            "role of nobody",
            GOOD.replace("\"user\"", "\"tool\""),
            "1 validation error detected: Value 'tool' at 'messages.1.member.role' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [user, assistant]"),
        argumentSet(
            "no content",
            GOOD.replaceFirst("\\[\\{\"text.*?]", "[]"),
            "The content field in the Message object at messages.0 is empty. Add a ContentBlock"
                + " object to the content field and try again."),
        argumentSet(
            "no tokens",
            GOOD.replace("{\"messages", "{\"inferenceConfig\":{\"maxTokens\":0},\"messages"),
            "1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy"
                + " constraint: Member must have value greater than or equal to 1"),
        argumentSet(
            "more tokens than the model has",
            GOOD.replace("{\"messages", "{\"inferenceConfig\":{\"maxTokens\":64001},\"messages"),
            "The maximum tokens you requested exceeds the model limit of 64000. Try again with a"
                + " maximum tokens value that is lower than 64000."));
  }

  @Test
  void anythingMayStandInWhatIsTheModelsOrTheTools() {
    // Given
    String free =
        """
        {"messages":[{"role":"user","content":[{"text":"hi"}]}],
         "additionalModelRequestFields":{"anything":{"at":["all"]}},
         "requestMetadata":{"team":"blue"},
         "toolConfig":{"tools":[{"toolSpec":{"name":"t","inputSchema":{"json":{"x":{"y":1}}}}}]}}""";

    // Then
    assertThat(runtime.json(CONVERSE, free).get("stopReason").asText()).isEqualTo("end_turn");
  }
}
