package dev.latchkey.simulator.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountRules;
import dev.latchkey.simulator.accounts.AccountsFile;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.claude.PromptCache;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.exchange.RequestBody;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;
import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BedrockRuntimeTest {

  private static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final String NO_SUCH_MODEL = "The provided model identifier is invalid.";
  private static final String GOOD =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
       "system":"Be brief.","messages":[{"role":"user","content":"Hello there"}]}""";

  private static final DeltaShape USUAL = DeltaShape.usual();

  private final ModelCatalog catalog = ModelCatalog.builtIn();
  private final BedrockRuntime runtime =
      new BedrockRuntime(
          catalog,
          new AccountDirectory(
              AccountsFile.seed().read(new AccountRules(catalog.regions(), catalog.modelIds()))),
          new PromptCache(InstantSource.system()));

  @Test
  void answersInTheShapeOfClaude() throws IOException {
    // When
    Answer.Served answer = (Answer.Served) invoke(HAIKU, GOOD);

    // Then
    JsonNode message = new ObjectMapper().readTree(answer.body());
    assertThat(message.get("type").asText()).isEqualTo("message");
    assertThat(message.get("role").asText()).isEqualTo("assistant");
    assertThat(message.get("model").asText()).isEqualTo("claude-haiku-4-5-20251001");
    assertThat(message.get("id").asText()).matches("msg_bdrk_[0-9a-f]{24}");
    assertThat(message.get("stop_reason").asText()).isEqualTo("end_turn");
    assertThat(message.at("/content/0/text").asText())
        .matches(
            "Simulated answer of claude-haiku-4-5-20251001 to request [0-9a-f]{8}: you said"
                + " \"Hello there\"");
  }

  @Test
  void countsTokensSoThatOneCanCheckByHand() throws IOException {
    // When
    Answer.Served answer = (Answer.Served) invoke(HAIKU, GOOD);

    // Then: "Be brief." 9 characters are 3, "Hello there" 11 are 3, "user" is 1, one message 4
    JsonNode usage = new ObjectMapper().readTree(answer.body()).get("usage");
    assertThat(usage.get("input_tokens").asInt()).isEqualTo(11);
    assertThat(usage.get("output_tokens").asInt()).isEqualTo(23);
    assertThat(answer.headers())
        .containsEntry("X-Amzn-Bedrock-Input-Token-Count", "11")
        .containsEntry("X-Amzn-Bedrock-Output-Token-Count", "23")
        .containsEntry("X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "0")
        .containsEntry("X-Amzn-Bedrock-Cache-Write-Input-Token-Count", "0")
        .containsEntry("X-Amzn-Bedrock-Invocation-Latency", "330");
  }

  @Test
  void saysTheSameToTheSameAndSomethingElseToAnything() {
    assertThat(invoke(HAIKU, GOOD)).isEqualTo(invoke(HAIKU, GOOD));
    assertThat(invoke(HAIKU, GOOD)).isNotEqualTo(invoke(HAIKU, GOOD + " "));
    assertThat(invoke(HAIKU, GOOD)).isNotEqualTo(invoke("us.anthropic.claude-sonnet-4-6", GOOD));
  }

  @Test
  void stopsAtMaxTokens() throws IOException {
    // When
    Answer.Served answer = (Answer.Served) invoke(HAIKU, GOOD.replace("100", "3"));

    // Then
    JsonNode message = new ObjectMapper().readTree(answer.body());
    assertThat(message.at("/content/0/text").asText()).isEqualTo("Simulated an");
    assertThat(message.get("stop_reason").asText()).isEqualTo("max_tokens");
    assertThat(message.at("/usage/output_tokens").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    "global.anthropic.claude-sonnet-5-5",
    "arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.anthropic.claude-opus-5"
  })
  void servesProfiles(String modelId) {
    assertThat(invoke(modelId, GOOD)).isInstanceOf(Answer.Served.class);
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense",
    "anthropic.claude-nonsense",
    "eu.anthropic.claude-sonnet-4-6",
    "apac.anthropic.claude-sonnet-4-6",
    "us.anthropic.claude-mythos-5",
    "anthropic.claude-mythos-5",
    "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "arn:aws:bedrock:us-west-2:111111111111:inference-profile/us.anthropic.claude-opus-5",
    "arn:aws:bedrock:us-east-1:222222222222:inference-profile/us.anthropic.claude-opus-5",
    "arn:aws:bedrock:us-east-1:111111111111:application-inference-profile/abc"
  })
  void knowsNoOtherModel(String modelId) {
    assertRefused(invoke(modelId, GOOD), 400, "ValidationException", NO_SUCH_MODEL);
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-sonnet-4-6",
    "anthropic.claude-haiku-4-5-20251001-v1:0",
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6"
  })
  void wantsAProfileWhereOneIsNeeded(String modelId) {
    assertRefused(
        invoke(modelId, GOOD),
        400,
        "ValidationException",
        "Invocation of model ID "
            + modelId
            + " with on-demand throughput isn’t supported. Retry your request with the ID or ARN of"
            + " an inference profile that contains this model.");
  }

  @Test
  void refusesABodyOverTheLimit() {
    // Given
    RequestBody body = new RequestBody(new byte[0], RequestBody.LIMIT + 1L);

    // When
    Answer answer =
        runtime.answer(new Operation.InvokeModel(HAIKU), caller("111111111111"), body, USUAL);

    // Then
    assertRefused(
        answer,
        400,
        "ValidationException",
        "1 validation error detected: Value at 'body' failed to satisfy constraint: Member must"
            + " have length less than or equal to 25000000");
  }

  @Test
  void refusesWithoutModelAccess() {
    assertRefused(
        runtime.answer(
            new Operation.InvokeModel("us.anthropic.claude-sonnet-4-6"),
            caller("555555555555"),
            body(GOOD),
            USUAL),
        403,
        "AccessDeniedException",
        "You don't have access to the model with the specified model ID.");
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void refusesABodyAsBedrockDoes(String body, String message) {
    assertRefused(invoke(HAIKU, body), 400, "ValidationException", message);
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        argumentSet(
            "no JSON",
            "hello",
            "Malformed input request, please reformat your input and try again."),
        argumentSet(
            "empty",
            "",
            "Malformed input request: #: expected type: JSONObject, please reformat your input and"
                + " try again."),
        argumentSet(
            "no object",
            "[]",
            "Malformed input request: #: expected type: JSONObject, please reformat your input and"
                + " try again."),
        argumentSet(
            "no max_tokens", GOOD.replace("\"max_tokens\":100,", ""), missing("max_tokens")),
        argumentSet(
            "no version",
            GOOD.replace("\"anthropic_version\":\"bedrock-2023-05-31\",", ""),
            missing("anthropic_version")),
        argumentSet(
            "no messages", GOOD.replace("\"messages\":", "\"other\":"), missing("messages")),
        argumentSet(
            "nothing at all",
            "{}",
            "Malformed input request: 3 schema violations found, please reformat your input and try"
                + " again."),
        argumentSet(
            "model in the body",
            GOOD.replace("{\"anthropic", "{\"model\":\"x\",\"anthropic"),
            "model: Extra inputs are not permitted"),
        argumentSet(
            "stream in the body",
            GOOD.replace("{\"anthropic", "{\"stream\":true,\"anthropic"),
            "stream: Extra inputs are not permitted"),
        argumentSet(
            "version of newer models",
            GOOD.replace("bedrock-2023-05-31", "2026-10-21"),
            "anthropic_version: Input should be 'bedrock-2023-05-31'"),
        argumentSet(
            "max_tokens no number",
            GOOD.replace("100", "\"many\""),
            "max_tokens: Input should be a valid integer"),
        argumentSet(
            "max_tokens zero",
            GOOD.replace("100", "0"),
            "max_tokens: Input should be greater than or equal to 1"),
        argumentSet(
            "max_tokens over the model's",
            GOOD.replace("100", "64001"),
            "The maximum tokens you requested exceeds the model limit of 64000. Try again with a"
                + " maximum tokens value that is lower than 64000."),
        argumentSet(
            "messages no list",
            GOOD.replaceFirst("\\[.*]", "\"hi\""),
            "messages: Input should be a valid list"),
        argumentSet(
            "no message",
            GOOD.replaceFirst("\\[.*]", "[]"),
            "messages: at least one message is required"),
        argumentSet(
            "role of nobody",
            GOOD.replace("\"user\"", "\"system\""),
            "messages.0.role: Input should be 'user' or 'assistant'"),
        argumentSet(
            "message without content",
            GOOD.replace("\"content\"", "\"text\""),
            "messages.0.content: Field required"));
  }

  private static String missing(String key) {
    return "Malformed input request: #: required key [%s] not found, please reformat your input and"
            .formatted(key)
        + " try again.";
  }

  @Test
  void takesTheVersionOfOctoberWithNewerModelsOnly() {
    String body = GOOD.replace("bedrock-2023-05-31", "2026-10-21");
    assertThat(invoke("us.anthropic.claude-opus-4-7", body)).isInstanceOf(Answer.Served.class);
    assertThat(invoke("us.anthropic.claude-opus-4-6-v1", body)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void countsAnAttachmentAsAFlatNumber() throws IOException {
    // Given
    String image =
        """
        [{"type":"text","text":"look"},{"type":"image","source":
        {"type":"base64","media_type":"image/png","data":"%s"}}]"""
            .formatted("A".repeat(100_000));

    // When
    Answer.Served answer = (Answer.Served) invoke(HAIKU, GOOD.replace("\"Hello there\"", image));

    // Then
    assertThat(new ObjectMapper().readTree(answer.body()).at("/usage/input_tokens").asInt())
        .isBetween(1_500, 1_530);
  }

  private static void assertRefused(Answer answer, int status, String code, String message) {
    assertThat(answer).isEqualTo(new Answer.Refused(new AwsError(status, code, message)));
  }

  private Answer invoke(String modelId, String body) {
    return runtime.answer(
        new Operation.InvokeModel(modelId), caller("111111111111"), body(body), USUAL);
  }

  private static RequestBody body(String text) {
    byte[] octets = text.getBytes(UTF_8);
    return new RequestBody(octets, octets.length);
  }

  private static Caller caller(String account) {
    return new Caller(new Principal.LongTermKey(account, "user", "AKIA"), "us-east-1", "request");
  }
}
