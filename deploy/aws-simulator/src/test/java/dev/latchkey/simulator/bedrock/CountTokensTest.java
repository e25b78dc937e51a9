package dev.latchkey.simulator.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.simulator.operation.Operation.CountTokens;
import dev.latchkey.simulator.operation.Operation.InvokeModel;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTokensTest {

  private static final String HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final String MESSAGES =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
       "system":"Be brief.","messages":[{"role":"user","content":"Hello there"}]}""";
  private static final String CONVERSE =
      """
      {"input":{"converse":{"messages":[{"role":"user","content":[{"text":"Hello there"}]}]}}}""";

  private final CalledRuntime runtime = new CalledRuntime();

  private static String invokeModel(String body) {
    String octets = Base64.getEncoder().encodeToString(body.getBytes(UTF_8));
    return "{\"input\":{\"invokeModel\":{\"body\":\"" + octets + "\"}}}";
  }

  @Test
  void countsWhatTheInferenceWouldReport() {
    // When
    int counted =
        runtime.json(new CountTokens(HAIKU), invokeModel(MESSAGES)).get("inputTokens").asInt();

    // Then
    assertThat(
            runtime
                .json(new InvokeModel("us." + HAIKU), MESSAGES)
                .at("/usage/input_tokens")
                .asInt())
        .isEqualTo(counted)
        .isEqualTo(11);
  }

  @Test
  void countsARequestOfConverse() {
    assertThat(runtime.json(new CountTokens(HAIKU), CONVERSE).get("inputTokens").asInt())
        .isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    "anthropic.claude-opus-4-7",
    "anthropic.claude-opus-5",
    "amazon.titan-embed-text-v2:0"
  })
  void takesBaseIdsOfModelsUpTo46Alone(String model) {
    assertThat(runtime.refusal(new CountTokens(model), CONVERSE))
        .isEqualTo("The provided model doesn't support counting tokens.");
  }

  @Test
  void refusesAModelThatIsNone() {
    assertThat(runtime.refusal(new CountTokens("anthropic.claude-nonsense"), CONVERSE))
        .isEqualTo("The provided model identifier is invalid.");
  }

  @Test
  void refusesARequestThatTheInferenceWouldRefuse() {
    assertThat(runtime.refusal(new CountTokens(HAIKU), invokeModel("{}")))
        .startsWith("Malformed input request: 3 schema violations found");
    assertThat(runtime.refusal(new CountTokens(HAIKU), "{\"input\":{}}"))
        .isEqualTo("input must have exactly one of invokeModel and converse");
  }
}
