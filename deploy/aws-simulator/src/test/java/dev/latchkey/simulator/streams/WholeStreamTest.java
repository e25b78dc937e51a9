package dev.latchkey.simulator.streams;

import static dev.latchkey.simulator.SdkClients.HAIKU;
import static dev.latchkey.simulator.SdkClients.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.calls.JsonDigest;
import dev.latchkey.simulator.streams.SdkStreams.Played;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

class WholeStreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static AwsSimulator simulator;
  private static SdkStreams.OfEach clients;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    clients = new SdkStreams.OfEach(simulator);
  }

  @AfterAll
  static void stop() {
    clients.close();
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void converseStreamHasItsEventsInOrderAndTheUsageLast(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // When
    Played<ConverseStreamOutput> played = streams.converse(HAIKU, "Is anybody there?");

    // Then
    assertThat(played.failure()).isNull();
    assertThat(types(played))
        .startsWith("MESSAGE_START", "CONTENT_BLOCK_DELTA")
        .endsWith("CONTENT_BLOCK_DELTA", "CONTENT_BLOCK_STOP", "MESSAGE_STOP", "METADATA")
        .doesNotContain("CONTENT_BLOCK_START");
    assertThat(text(played)).endsWith("you said \"Is anybody there?\"");
    assertThat(find(played, MessageStopEvent.class).stopReason()).isEqualTo(StopReason.END_TURN);
    ConverseStreamMetadataEvent metadata = find(played, ConverseStreamMetadataEvent.class);
    assertThat(metadata.usage().outputTokens()).isEqualTo((text(played).length() + 3) / 4);
    assertThat(metadata.usage().totalTokens())
        .isEqualTo(metadata.usage().inputTokens() + metadata.usage().outputTokens());
    assertThat(metadata.metrics().latencyMs()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void invokeModelWithResponseStreamHasTheEventsOfClaude(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // When
    Played<String> played = streams.invoke(HAIKU, MESSAGES);

    // Then
    assertThat(played.failure()).isNull();
    List<JsonNode> events = played.events().stream().map(WholeStreamTest::json).toList();
    assertThat(events.stream().map(event -> event.get("type").asText()))
        .startsWith("message_start", "content_block_start", "content_block_delta")
        .endsWith("content_block_delta", "content_block_stop", "message_delta", "message_stop");
    assertThat(
            events.stream()
                .map(event -> event.at("/delta/text").asText())
                .collect(Collectors.joining()))
        .endsWith("you said \"Is anybody there?\"");
    JsonNode metrics = events.getLast().get("amazon-bedrock-invocationMetrics");
    JsonNode usage = events.get(events.size() - 2).get("usage");
    assertThat(metrics.get("inputTokenCount")).isEqualTo(usage.get("input_tokens"));
    assertThat(metrics.get("outputTokenCount")).isEqualTo(usage.get("output_tokens"));
    assertThat(metrics.get("inputTokenCount"))
        .isEqualTo(events.getFirst().at("/message/usage/input_tokens"));
  }

  @ParameterizedTest
  @EnumSource
  void theRecordSaysHowFarAStreamGot(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // When
    Played<String> played = streams.invoke(HAIKU, MESSAGES);

    // Then
    JsonNode call = new AdminClient(simulator.adminUri()).lastCall();
    assertThat(call.get("operation").asText()).isEqualTo("InvokeModelWithResponseStream");
    assertThat(call.at("/stream/state").asText()).isEqualTo("COMPLETE");
    assertThat(call.at("/stream/sent").asInt()).isEqualTo(played.events().size());
    assertThat(call.at("/stream/events").asInt()).isEqualTo(played.events().size());
  }

  @ParameterizedTest
  @EnumSource
  void theRecordTellsWhatConverseWasAskedAndInWhichTier(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    AdminClient admin = new AdminClient(simulator.adminUri());

    // When
    streams.converse(HAIKU, "hi");
    JsonNode converse = admin.lastCall();
    streams.invoke(it -> it.modelId(HAIKU).serviceTier("flex"), MESSAGES);
    JsonNode invoke = admin.lastCall();

    // Then
    assertThat(converse.get("bodyJsonSha256").asText())
        .isEqualTo(
            JsonDigest.of(
                    "{\"messages\":[{\"content\":[{\"text\":\"hi\"}],\"role\":\"user\"}]}"
                        .getBytes(UTF_8))
                .orElseThrow());
    assertThat(invoke.get("bodyJsonSha256").isNull()).isTrue();
    assertThat(invoke.at("/bedrockHeaders/x-amzn-bedrock-service-tier").asText()).isEqualTo("flex");
  }

  private static List<String> types(Played<ConverseStreamOutput> played) {
    return played.events().stream().map(event -> event.sdkEventType().name()).toList();
  }

  private static String text(Played<ConverseStreamOutput> played) {
    return played.events().stream()
        .filter(ContentBlockDeltaEvent.class::isInstance)
        .map(event -> ((ContentBlockDeltaEvent) event).delta().text())
        .collect(Collectors.joining());
  }

  private static <E> E find(Played<ConverseStreamOutput> played, Class<E> kind) {
    return played.events().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
