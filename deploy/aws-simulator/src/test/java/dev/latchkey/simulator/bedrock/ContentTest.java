package dev.latchkey.simulator.bedrock;

import static dev.latchkey.simulator.bedrock.CalledRuntime.HAIKU;
import static dev.latchkey.simulator.bedrock.CalledRuntime.OPUS_5;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.operation.Operation.Converse;
import dev.latchkey.simulator.operation.Operation.ConverseStream;
import dev.latchkey.simulator.operation.Operation.InvokeModel;
import dev.latchkey.simulator.operation.Operation.InvokeModelWithResponseStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tools, thinking and stop reasons, in both formats, whole and streamed.
class ContentTest {

  private static final String TOOLS =
      """
      [{"name":"weather","description":"d","input_schema":{"type":"object","properties":{
        "city":{"type":"string"},"days":{"type":"integer"},"unit":{"enum":["C","F"]}}}},
       {"name":"clock","input_schema":{"type":"object"}}]""";
  private static final String CONVERSE_TOOLS =
      """
      {"tools":[{"toolSpec":{"name":"weather","inputSchema":{"json":{"type":"object","properties":{
        "city":{"type":"string"}}}}}}]}""";

  private final CalledRuntime runtime = new CalledRuntime();

  private static String messages(String words, String members) {
    return """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":2000%s,
         "messages":[{"role":"user","content":"%s"}]}"""
        .formatted(members, words);
  }

  private static String converse(String words, String members) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"%s\"}]}]%s}"
        .formatted(words, members);
  }

  @Test
  void aRequestThatAsksForIsGetsAToolUsed() {
    // When
    JsonNode message =
        runtime.json(
            new InvokeModel(HAIKU), messages("Please use the tool.", ",\"tools\":" + TOOLS));

    // Then
    assertThat(message.get("stop_reason").asText()).isEqualTo("tool_use");
    assertThat(message.at("/content/0/text").asText()).isEqualTo("I will use the tool weather.");
    assertThat(message.at("/content/1/type").asText()).isEqualTo("tool_use");
    assertThat(message.at("/content/1/id").asText()).matches("toolu_bdrk_[0-9a-f]{24}");
    assertThat(message.at("/content/1/input"))
        .isEqualTo(CalledRuntime.tree("{\"city\":\"simulated\",\"days\":7,\"unit\":\"C\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use the tool clock | {\"type\":\"auto\"} | clock",
        "hello | {\"type\":\"any\"} | weather",
        "hello | {\"type\":\"tool\",\"name\":\"clock\"} | clock",
        "hello | {\"type\":\"auto\"} |",
        "use the tool | {\"type\":\"none\"} |"
      })
  void theWordsAndTheChoiceSayWhichTool(String words, String choice, String used) {
    JsonNode message =
        runtime.json(
            new InvokeModel(HAIKU),
            messages(words, ",\"tools\":%s,\"tool_choice\":%s".formatted(TOOLS, choice)));
    assertThat(message.at("/content/1/name").asText(null)).isEqualTo(used);
  }

  @Test
  void theResultOfAToolGetsAnOrdinaryAnswer() {
    // Given
    String body =
        """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,"tools":%s,"messages":[
         {"role":"user","content":"use the tool"},
         {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"clock","input":{}}]},
         {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"noon"}]}]}"""
            .formatted(TOOLS);

    // Then
    assertThat(runtime.json(new InvokeModel(HAIKU), body).get("stop_reason").asText())
        .isEqualTo("end_turn");
  }

  @Test
  void aStreamedToolUseAddsUpToTheWholeOne() {
    // Given
    String body = messages("use the tool", ",\"tools\":" + TOOLS);

    // When
    JsonNode whole = runtime.json(new InvokeModel(HAIKU), body);
    List<JsonNode> events = runtime.events(new InvokeModelWithResponseStream(HAIKU), body);

    // Then
    String input =
        events.stream()
            .map(event -> event.at("/delta/partial_json").asText())
            .collect(Collectors.joining());
    assertThat(CalledRuntime.tree(input)).isEqualTo(whole.at("/content/1/input"));
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event.at("/content_block/id")).isEqualTo(whole.at("/content/1/id")));
  }

  @Test
  void onlyAToolUseIsAnnouncedInConversesStream() {
    // When
    List<JsonNode> events =
        runtime.events(
            new ConverseStream(HAIKU),
            converse("use the tool", ",\"toolConfig\":" + CONVERSE_TOOLS));

    // Then
    List<String> types = events.stream().map(event -> event.fieldNames().next()).toList();
    assertThat(types)
        .startsWith("messageStart", "contentBlockDelta")
        .containsOnlyOnce("contentBlockStart")
        .endsWith("contentBlockStop", "messageStop", "metadata");
    JsonNode start = events.get(types.indexOf("contentBlockStart")).get("contentBlockStart");
    assertThat(start.get("contentBlockIndex").asInt()).isEqualTo(1);
    assertThat(start.at("/start/toolUse/name").asText()).isEqualTo("weather");
    String input =
        events.stream()
            .map(event -> event.at("/contentBlockDelta/delta/toolUse/input").asText())
            .collect(Collectors.joining());
    assertThat(CalledRuntime.tree(input)).isEqualTo(CalledRuntime.tree("{\"city\":\"simulated\"}"));
    assertThat(events.get(types.indexOf("messageStop")).at("/messageStop/stopReason").asText())
        .isEqualTo("tool_use");
  }

  @Test
  void thinkingComesFirstAndIsSigned() {
    // Given
    String body = messages("hello", ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}");

    // When
    JsonNode whole = runtime.json(new InvokeModel(HAIKU), body);
    List<JsonNode> events = runtime.events(new InvokeModelWithResponseStream(HAIKU), body);

    // Then
    assertThat(whole.at("/content/0/type").asText()).isEqualTo("thinking");
    assertThat(whole.at("/content/1/type").asText()).isEqualTo("text");
    String thought =
        events.stream()
            .map(event -> event.at("/delta/thinking").asText())
            .collect(Collectors.joining());
    assertThat(thought).isEqualTo(whole.at("/content/0/thinking").asText()).isNotEmpty();
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event.at("/delta/signature"))
                    .isEqualTo(whole.at("/content/0/signature")));
  }

  @Test
  void thinkingIsReasoningInConverse() {
    // Given
    String body =
        converse(
            "hello", ",\"additionalModelRequestFields\":{\"thinking\":{\"type\":\"adaptive\"}}");

    // When
    JsonNode whole = runtime.json(new Converse(OPUS_5), body);
    List<JsonNode> events = runtime.events(new ConverseStream(OPUS_5), body);

    // Then
    JsonNode reasoning = whole.at("/output/message/content/0/reasoningContent/reasoningText");
    assertThat(reasoning.get("text").asText()).isNotEmpty();
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event.at("/contentBlockDelta/delta/reasoningContent/signature"))
                    .isEqualTo(reasoning.get("signature")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        HAIKU + "|{\"type\":\"adaptive\"}|thinking.type.adaptive is not supported for this model",
        OPUS_5 + "|{\"type\":\"enabled\"}|thinking.type.enabled is not supported for this model",
        "us.anthropic.claude-opus-5-5|{\"type\":\"disabled\"}|thinking.type.disabled is not"
            + " supported for this model",
        HAIKU + "|{\"type\":\"enabled\"}|thinking.enabled.budget_tokens: Field required",
        HAIKU
            + "|{\"type\":\"enabled\",\"budget_tokens\":1023}|thinking.enabled.budget_tokens: Input"
            + " should be greater than or equal to 1024",
        HAIKU
            + "|{\"type\":\"enabled\",\"budget_tokens\":2000}|`max_tokens` must be greater than"
            + " `thinking.budget_tokens`."
      })
  void refusesThinkingThatTheModelDoesNotTake(String model, String thinking, String message) {
    assertThat(
            runtime.refusal(new InvokeModel(model), messages("hello", ",\"thinking\":" + thinking)))
        .isEqualTo(message);
  }

  @Test
  void stopsBeforeAStopSequence() {
    // When
    JsonNode message =
        runtime.json(
            new InvokeModel(HAIKU),
            messages("hello", ",\"stop_sequences\":[\"nowhere\",\" to request\"]"));
    JsonNode converse =
        runtime.json(
            new Converse(HAIKU),
            converse("hello", ",\"inferenceConfig\":{\"stopSequences\":[\" to request\"]}"));

    // Then
    assertThat(message.get("stop_reason").asText()).isEqualTo("stop_sequence");
    assertThat(message.get("stop_sequence").asText()).isEqualTo(" to request");
    assertThat(message.at("/content/0/text").asText())
        .isEqualTo("Simulated answer of claude-haiku-4-5-20251001");
    assertThat(converse.get("stopReason").asText()).isEqualTo("stop_sequence");
  }

  @Test
  void conversesMostTokensCutTheAnswer() {
    // When
    JsonNode answer =
        runtime.json(
            new Converse(HAIKU), converse("hello", ",\"inferenceConfig\":{\"maxTokens\":3}"));

    // Then
    assertThat(answer.get("stopReason").asText()).isEqualTo("max_tokens");
    assertThat(answer.at("/output/message/content/0/text").asText()).isEqualTo("Simulated an");
    assertThat(answer.at("/usage/outputTokens").asInt()).isEqualTo(3);
  }
}
