package dev.latchkey.routing.flow.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AnswerForm;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.inference.StatedOperation;
import dev.latchkey.routing.model.Demand;
import dev.latchkey.routing.model.TaskFacts;
import dev.latchkey.routing.model.Thinking;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskReadingTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {} ", "{\"a\":[1,{\"b\":null}]}", "{\"max_tokens\":\"many\"}"})
  void takesObjects(String body) {
    assertThat(TaskReading.of(messages(body))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "[]", "1", "null", "\"{}\"", "{", "{}}", "{} {}", "{'a':1}", "{\"a\"}", "<a/>"
      })
  void takesNothingElse(String body) {
    for (InferenceApi api : InferenceApi.values()) {
      assertThat(TaskReading.of(request(api, body, null))).isEmpty();
    }
  }

  @Test
  void takesAStringAsLongAsABodyCanBe() {
    assertThat(TaskReading.of(messages("{\"image\":\"" + "A".repeat(24_900_000) + "\"}")))
        .isPresent();
  }

  @Test
  void refusesWhatIsNestedWithoutEnd() {
    assertThat(TaskReading.of(messages("{\"a\":" + "[".repeat(1_000_000)))).isEmpty();
    assertThat(
            TaskReading.of(
                messages("{\"messages\":[{\"content\":" + "[{\"content\":".repeat(100_000) + "1")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          MESSAGES | {"max_tokens":64}                                   | 64
          MESSAGES | {"messages":[],"max_tokens":64,"x":{"max_tokens":1}} | 64
          MESSAGES | {"max_tokens":"64"}                                 | -
          MESSAGES | {"max_tokens":6.4}                                  | -
          MESSAGES | {"max_tokens":99999999999999999999999}              | -
          MESSAGES | {"x":{"max_tokens":1}}                              | -
          CONVERSE | {"inferenceConfig":{"maxTokens":64}}                | 64
          CONVERSE | {"maxTokens":64,"max_tokens":64}                    | -
          """)
  void readsTheMostTokensOfTheAnswer(InferenceApi api, String body, @Nullable Long expected) {
    assertThat(read(api, body).maxTokens()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          MESSAGES | {"temperature":0.5}                                           | SAMPLING
          MESSAGES | {"temperature":1}                                             | -
          MESSAGES | {"temperature":1.0,"top_p":0.99}                              | -
          MESSAGES | {"top_p":0.9}                                                 | SAMPLING
          MESSAGES | {"top_k":40}                                                  | SAMPLING
          MESSAGES | {"temperature":null,"top_k":null}                             | -
          MESSAGES | {"tool_choice":{"type":"auto"}}                               | -
          MESSAGES | {"tool_choice":{"type":"any"}}                                | FORCED_TOOL
          MESSAGES | {"tool_choice":{"type":"tool","name":"x"}}                    | FORCED_TOOL
          MESSAGES | {"tool_choice":{"type":"auto","name":"tool"}}                 | -
          MESSAGES | {"anthropic_version":"bedrock-2023-05-31"}                    | -
          MESSAGES | {"anthropic_version":"2026-10-21"}                            | VERSION_2026_10_21
          MESSAGES | {"messages":[{"role":"user","content":"x"}]}                  | -
          MESSAGES | {"messages":[{"role":"user"},{"role":"assistant"}]}           | PREFILL
          MESSAGES | {"messages":[{"role":"assistant"},{"role":"user"}]}           | -
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"image","source":{"data":"QQ=="}}]}]} | IMAGES
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"document","source":{"data":"QQ=="}}]}]} | DOCUMENTS
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"tool_result","content":[{"type":"image"}]}]}]} | IMAGES
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"tool_use","input":{"type":"image","image":1}}]}]} | -
          CONVERSE | {"inferenceConfig":{"temperature":0.5}}                       | SAMPLING
          CONVERSE | {"inferenceConfig":{"topP":0.5}}                              | SAMPLING
          CONVERSE | {"additionalModelRequestFields":{"top_k":5}}                  | SAMPLING
          CONVERSE | {"temperature":0.5}                                           | -
          CONVERSE | {"toolConfig":{"toolChoice":{"auto":{}}}}                     | -
          CONVERSE | {"toolConfig":{"toolChoice":{"any":{}}}}                      | FORCED_TOOL
          CONVERSE | {"toolConfig":{"toolChoice":{"tool":{"name":"auto"}}}}        | FORCED_TOOL
          CONVERSE | {"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"QQ=="}}}]}]} | IMAGES
          CONVERSE | {"messages":[{"role":"user","content":[{"document":{"format":"pdf"}}]}]} | DOCUMENTS
          CONVERSE | {"messages":[{"role":"user","content":[{"toolResult":{"content":[{"image":{}}]}}]}]} | IMAGES
          CONVERSE | {"messages":[{"role":"user","content":[{"toolUse":{"input":{"image":{}}}}]}]} | -
          CONVERSE | {"messages":[{"role":"assistant","content":[]}]}              | PREFILL
          """)
  void readsWhatSomeModelsRefuse(InferenceApi api, String body, @Nullable String demands) {
    assertThat(read(api, body).demands()).isEqualTo(set(demands));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          MESSAGES | {"max_tokens":1}                                              | Unsaid[]
          MESSAGES | {"thinking":{"type":"enabled","budget_tokens":2048}}          | Enabled[budget=2048]
          MESSAGES | {"thinking":{"type":"enabled"}}                               | Enabled[budget=null]
          MESSAGES | {"thinking":{"type":"adaptive"}}                              | Adaptive[]
          MESSAGES | {"thinking":{"type":"disabled"}}                              | Disabled[]
          MESSAGES | {"thinking":{"type":"of the future"}}                         | Unsaid[]
          MESSAGES | {"thinking":true}                                             | Unsaid[]
          CONVERSE | {"additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":2048}}} | Enabled[budget=2048]
          CONVERSE | {"thinking":{"type":"enabled"}}                               | Unsaid[]
          """)
  void readsHowTheModelIsToThink(InferenceApi api, String body, String thinking) {
    assertThat(read(api, body).thinking()).hasToString(thinking);
  }

  @Test
  void readsThatThinkingMayGoOnBetweenTools() {
    assertThat(
            read(
                    InferenceApi.MESSAGES,
                    "{\"anthropic_beta\":[\"x\",\"interleaved-thinking-2025-05-14\"]}")
                .interleaved())
        .isTrue();
    assertThat(read(InferenceApi.MESSAGES, "{\"anthropic_beta\":[\"x\"]}").interleaved()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          MESSAGES | {"cache_control":{"type":"ephemeral"}}                                                        | true
          MESSAGES | {"system":[{"type":"text","cache_control":{"type":"ephemeral"}}]}                             | true
          MESSAGES | {"tools":[{"name":"x","cache_control":{"type":"ephemeral"}}]}                                 | true
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"text","cache_control":{"type":"ephemeral"}}]}]} | true
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"text","cache_control":null}]}]}               | false
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"tool_use","input":{"cache_control":{}}}]}]}   | false
          CONVERSE | {"system":[{"text":"x"},{"cachePoint":{"type":"default"}}]}                                   | true
          CONVERSE | {"toolConfig":{"tools":[{"cachePoint":{"type":"default"}}]}}                                  | true
          CONVERSE | {"messages":[{"role":"user","content":[{"cachePoint":{"type":"default"}}]}]}                  | true
          CONVERSE | {"system":[{"text":"cachePoint"}]}                                                            | false
          """)
  void findsMarksForThePromptCache(InferenceApi api, String body, boolean marked) {
    assertThat(read(api, body).cachePoints()).isEqualTo(marked);
  }

  /// 300 bytes of text are 100 tokens; an image has 1,600, whatever its bytes; a document one for
  /// ten bytes.
  @Test
  void estimatesTheTokensThatGoIn() {
    // Given
    String text = "{\"messages\":[{\"role\":\"user\",\"content\":[%s]}]}";
    int frame = text.length() - 2;
    String image = "{\"type\":\"image\",\"data\":\"" + "A".repeat(9_000) + "\"}";
    String document = "{\"type\":\"document\",\"data\":\"" + "A".repeat(9_000) + "\"}";

    // Then
    assertThat(tokens(text.formatted(" ".repeat(300 - frame)))).isEqualTo(100);
    assertThat(tokens(text.formatted(image))).isEqualTo(frame / 3 + 1_600);
    assertThat(tokens(text.formatted(document))).isEqualTo(frame / 3 + document.length() / 10);
  }

  @ParameterizedTest
  @EnumSource(ServiceTier.class)
  void countsAnotherTierThanTheDefaultAsADemand(ServiceTier tier) {
    // When
    TaskFacts facts = TaskReading.of(request(InferenceApi.MESSAGES, "{}", tier)).orElseThrow();

    // Then
    assertThat(facts.demands().contains(Demand.SERVICE_TIER))
        .isEqualTo(tier != ServiceTier.DEFAULT);
  }

  @Test
  void readsNothingOfWhatAnEmbeddingModelGets() {
    assertThat(read(InferenceApi.EMBEDDINGS, "{\"temperature\":0.5,\"inputText\":\"x\"}"))
        .isEqualTo(new TaskFacts(11, null, Set.of(), new Thinking.Unsaid(), false, false));
  }

  private static long tokens(String body) {
    return read(InferenceApi.MESSAGES, body).inputTokens();
  }

  private static Set<Demand> set(@Nullable String demands) {
    Set<Demand> set = EnumSet.noneOf(Demand.class);
    if (demands != null) {
      Arrays.stream(demands.split(" ", -1)).map(Demand::valueOf).forEach(set::add);
    }
    return set;
  }

  private static TaskFacts read(InferenceApi api, String body) {
    return TaskReading.of(request(api, body, null)).orElseThrow();
  }

  private static InferenceRequest messages(String body) {
    return request(InferenceApi.MESSAGES, body, null);
  }

  private static InferenceRequest request(
      InferenceApi api, String body, @Nullable ServiceTier tier) {
    return new InferenceRequest(
        new RequestKey(new WorkspaceId("acme"), "/agents", "r-1"),
        new ModelWish.Named(ModelReference.parse("anthropic.claude-x").orThrow()),
        api,
        null,
        null,
        null,
        StatedOperation.NONE,
        null,
        null,
        new AnswerForm.Whole(),
        tier,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        Content.of(body.getBytes(UTF_8)));
  }
}
