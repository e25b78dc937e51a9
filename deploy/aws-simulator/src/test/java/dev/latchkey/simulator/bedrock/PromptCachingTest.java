package dev.latchkey.simulator.bedrock;

import static dev.latchkey.simulator.bedrock.CalledRuntime.ACME;
import static dev.latchkey.simulator.bedrock.CalledRuntime.OPUS_5;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.operation.Operation.Converse;
import dev.latchkey.simulator.operation.Operation.ConverseStream;
import dev.latchkey.simulator.operation.Operation.InvokeModel;
import dev.latchkey.simulator.operation.Operation.InvokeModelWithResponseStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a request writes to and reads from the cache. Opus 5 caches from 512 tokens.
class PromptCachingTest {

  /// 2,400 characters are 600 tokens; `text` is one more.
  private static final String LONG = "word ".repeat(480);

  private static final InvokeModel INVOKE = new InvokeModel(OPUS_5);

  private final CalledRuntime runtime = new CalledRuntime();

  private static String body(String system, String mark, String words) {
    return """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":500,
         "system":[{"type":"text","text":"%s"%s}],
         "messages":[{"role":"user","content":"%s"}]}"""
        .formatted(system, mark, words);
  }

  private static String marked(String words) {
    return body(LONG, ",\"cache_control\":{\"type\":\"ephemeral\"}", words);
  }

  private static String markedForAnHour(String words) {
    return body(LONG, ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}", words);
  }

  @Test
  void writesTheFirstTimeAndReadsTheNext() {
    // When: "hi" is a token, as is "user", and a message is four
    JsonNode first = runtime.json(INVOKE, marked("hi")).get("usage");
    JsonNode second = runtime.json(INVOKE, marked("ho")).get("usage");

    // Then
    assertUsage(first, 6, 601, 0);
    assertUsage(second, 6, 0, 601);
  }

  @Test
  void headersBodyAndStreamSayTheSame() {
    // Given
    runtime.json(INVOKE, marked("hi"));

    // When
    Map<String, String> headers = runtime.headers(INVOKE, marked("hi"));
    List<JsonNode> events = runtime.events(new InvokeModelWithResponseStream(OPUS_5), marked("hi"));

    // Then
    assertThat(headers)
        .containsEntry("X-Amzn-Bedrock-Input-Token-Count", "6")
        .containsEntry("X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "601")
        .containsEntry("X-Amzn-Bedrock-Cache-Write-Input-Token-Count", "0");
    assertUsage(events.getFirst().at("/message/usage"), 6, 0, 601);
    JsonNode metrics = events.getLast().get("amazon-bedrock-invocationMetrics");
    assertThat(metrics.get("cacheReadInputTokenCount").asInt()).isEqualTo(601);
    assertThat(metrics.get("cacheWriteInputTokenCount").asInt()).isZero();
  }

  @Test
  void tellsWritesByDuration() {
    // When
    JsonNode hour = runtime.json(INVOKE, markedForAnHour("hi")).get("usage");

    // Then
    assertThat(hour.at("/cache_creation/ephemeral_1h_input_tokens").asInt()).isEqualTo(601);
    assertThat(hour.at("/cache_creation/ephemeral_5m_input_tokens").asInt()).isZero();
  }

  @Test
  void converseTellsWritesByDurationToo() {
    // Given: a cache point for an hour after the system prompt, one for five minutes at the end
    String body =
        """
        {"system":[{"text":"%s"},{"cachePoint":{"type":"default","ttl":"1h"}}],
         "messages":[{"role":"user","content":[{"text":"hi"},{"cachePoint":{"type":"default"}}]}]}"""
            .formatted(LONG);

    // When
    JsonNode first = runtime.json(new Converse(OPUS_5), body).get("usage");
    JsonNode second =
        runtime.events(new ConverseStream(OPUS_5), body).getLast().at("/metadata/usage");

    // Then
    assertThat(first.get("inputTokens").asInt()).isZero();
    assertThat(first.get("cacheWriteInputTokens").asInt()).isEqualTo(606);
    assertThat(first.get("cacheDetails"))
        .isEqualTo(
            CalledRuntime.tree(
                "[{\"ttl\":\"1h\",\"inputTokens\":600},{\"ttl\":\"5m\",\"inputTokens\":6}]"));
    assertThat(second.get("cacheReadInputTokens").asInt()).isEqualTo(606);
    assertThat(second.get("cacheWriteInputTokens").asInt()).isZero();
  }

  @Test
  void aConversationReadsWhatItsLastTurnWrote() {
    // Given
    String begin =
        """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":500,"messages":[
        {"role":"user","content":[{"type":"text","text":"%s"%s}]}""";
    String mark = ",\"cache_control\":{\"type\":\"ephemeral\"}";
    runtime.json(INVOKE, begin.formatted(LONG, mark) + "]}");

    // When
    JsonNode usage =
        runtime
            .json(
                INVOKE,
                begin.formatted(LONG, "")
                    + """
                    ,{"role":"assistant","content":"yes"},
                    {"role":"user","content":[{"type":"text","text":"more"%s}]}]}"""
                        .formatted(mark))
            .get("usage");

    // Then
    assertThat(usage.get("cache_read_input_tokens").asInt()).isEqualTo(606);
    assertThat(usage.get("cache_creation_input_tokens").asInt()).isPositive();
    assertThat(usage.get("input_tokens").asInt()).isZero();
  }

  @Test
  void endsAfterItsTimeSinceTheLastUse() {
    // Given
    runtime.json(INVOKE, marked("hi"));
    runtime.clock.advance(Duration.ofMinutes(4));
    runtime.json(INVOKE, marked("hi"));

    // When
    runtime.clock.advance(Duration.ofMinutes(4));
    JsonNode used = runtime.json(INVOKE, marked("hi")).get("usage");
    runtime.clock.advance(Duration.ofMinutes(5));
    JsonNode ended = runtime.json(INVOKE, marked("hi")).get("usage");

    // Then
    assertThat(used.get("cache_read_input_tokens").asInt()).isEqualTo(601);
    assertThat(ended.get("cache_read_input_tokens").asInt()).isZero();
  }

  @Test
  void noOtherAccountReadsIt() {
    // Given
    runtime.answer(ACME, INVOKE, marked("hi"));

    // When
    Answer.Served other = (Answer.Served) runtime.answer("222222222222", INVOKE, marked("hi"));

    // Then
    assertUsage(CalledRuntime.tree(other.body()).get("usage"), 6, 601, 0);
  }

  @Test
  void whatIsTooShortIsNotCached() {
    // Given
    String body = body("short", ",\"cache_control\":{\"type\":\"ephemeral\"}", "hi");
    runtime.json(INVOKE, body);

    // Then
    assertUsage(runtime.json(INVOKE, body).get("usage"), 9, 0, 0);
  }

  @Test
  void withoutACachePointNothingIsCached() {
    assertUsage(runtime.json(INVOKE, body(LONG, "", "hi")).get("usage"), 607, 0, 0);
  }

  @Test
  void refusesMoreThanFourCachePoints() {
    // Given
    String block = "{\"type\":\"text\",\"text\":\"a\",\"cache_control\":{\"type\":\"ephemeral\"}}";
    String body =
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,\"messages\":[{\"role\":"
            + "\"user\",\"content\":["
            + String.join(",", List.of(block, block, block, block, block))
            + "]}]}";

    // Then
    assertThat(runtime.refusal(INVOKE, body))
        .isEqualTo("A maximum of 4 blocks with cache_control may be provided. Found 5.");
  }

  @Test
  void refusesAnHourAfterFiveMinutes() {
    // Given
    String body =
        marked("")
            .replace(
                "\"content\":\"\"",
                "\"content\":[{\"type\":\"text\",\"text\":\"hi\",\"cache_control\":"
                    + "{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}]");

    // Then
    assertThat(runtime.refusal(INVOKE, body))
        .startsWith("a ttl='1h' cache_control block must not come after a ttl='5m'");
  }

  private static void assertUsage(JsonNode usage, int input, int written, int read) {
    assertThat(usage.get("input_tokens").asInt()).isEqualTo(input);
    assertThat(usage.get("cache_creation_input_tokens").asInt()).isEqualTo(written);
    assertThat(usage.get("cache_read_input_tokens").asInt()).isEqualTo(read);
  }
}
