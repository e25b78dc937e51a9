package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.testkit.simulator.SimulatedStream;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Converse, whole and in pieces.
@RoutingOnTheStack
class ConverseTest {

  private static final String BODY =
      """
      {"messages":[{"role":"user","content":[{"text":"%s"}]}],
       "inferenceConfig":{"maxTokens":64}}
      """;

  @Test
  void answersInTheShapeOfConverse() throws IOException {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = converse(tenant, BODY.formatted("hello"));

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    JsonNode body = json(answer);
    assertThat(body.at("/output/message/role").asText()).isEqualTo("assistant");
    assertThat(body.at("/output/message/content/0/text").asText()).isNotEmpty();
    TokenUsage usage = Objects.requireNonNull(ask.awaitOutcome(1).usage());
    assertThat(usage.output()).isEqualTo(body.at("/usage/outputTokens").asLong());
    assertThat(tenant.calls()).extracting("operation").containsExactly("Converse");
  }

  @Test
  void givesTheSameAnswerInPieces() throws IOException {
    // Given
    Tenant tenant = Tenant.active();
    JsonNode whole = json(converse(tenant, BODY.formatted("hello")).answer());
    Ask ask = converse(tenant, BODY.formatted("hello")).streamed();

    // When
    JsonNode streamed = json(ask.answer());

    // Then
    assertThat(streamed.path("output")).isEqualTo(whole.path("output"));
    assertThat(streamed.path("stopReason")).isEqualTo(whole.path("stopReason"));
    assertThat(streamed.at("/usage/outputTokens")).isEqualTo(whole.at("/usage/outputTokens"));
    StreamEnd end = ask.awaitStreamEnd();
    assertThat(end.status()).isEqualTo(StreamEnd.Status.COMPLETE);
    assertThat(end.deltas()).isEqualTo(ask.deltas().size());
    assertThat(ask.deltas().getFirst().text()).startsWith("{\"messageStart\":");
  }

  @Test
  void isPartialWithoutItsMetadata() throws IOException {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.stream(
                    SimulatedStream.usual()
                        .betweenEvents(Duration.ofMillis(20))
                        .deltas(5, 16)
                        .thenEnd(100))
                .onAccount(tenant.key().account()));
    Ask ask = converse(tenant, BODY.formatted("hello")).streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.PARTIAL);
    assertThat(json(answer).at("/error/code").asText()).isEqualTo("NETWORK");
    assertThat(json(answer).at("/partial/output/message/content/0/text").asText()).isNotEmpty();
  }

  @Test
  void refusesWhatItDoesNotKnowByNameAndCallsNobody() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask =
        converse(tenant, "{\"messages\":[{\"role\":\"user\",\"content\":[{\"txt\":\"hello\"}]}]}");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.VALIDATION);
    assertThat(answer.error().message()).contains("messages[0].content[0].txt");
    assertThat(tenant.calls()).isEmpty();
  }

  private static Ask converse(Tenant tenant, String body) {
    return Ask.of(tenant, "").withBody(body).with(RequestHeaders.API, "converse");
  }

  private static JsonNode json(Seen seen) throws IOException {
    return WireJson.mapper()
        .readTree(new String(seen.event().data().bytes(), StandardCharsets.UTF_8));
  }
}
