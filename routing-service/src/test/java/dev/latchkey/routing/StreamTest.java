package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.testkit.simulator.SimulatedStream;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.ReplyTopic;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers in pieces, on real servers (INV-7).
@RoutingOnTheStack
class StreamTest {

  private static final Duration APART = Duration.ofMillis(30);
  private static final SimulatedStream SLOW =
      SimulatedStream.usual().betweenEvents(APART).deltas(10, 16);

  @Test
  void sendsTheAnswerInPiecesAndThenWhole() {
    // Given
    Tenant tenant = Tenant.active();
    script(tenant, SLOW);
    Ask ask = Ask.of(tenant, "Tell me a story").streamed();

    // When
    Seen answer = ask.answer();
    StreamEnd end = ask.awaitStreamEnd();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(ask.deltas())
        .hasSizeGreaterThan(2)
        .extracting(seen -> seen.header(DeltaHeaders.SEQUENCE))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, ask.deltas().size()).mapToObj(Integer::toString).toList());
    assertThat(end.deltas()).isEqualTo(ask.deltas().size());
    assertThat(end.status()).isEqualTo(StreamEnd.Status.COMPLETE);
    assertThat(end.stopReason()).isEqualTo("end_turn");
    assertThat(end.usage()).isEqualTo(ask.awaitOutcome(1).usage());
    assertThat(textOfPieces(ask)).isEqualTo(json(answer).at("/content/0/text").asText());
    assertThat(json(answer).path("stop_reason").asText()).isEqualTo("end_turn");
  }

  @Test
  void givesTheSameAnswerAsARequestThatIsNotStreamed() {
    // Given
    Tenant tenant = Tenant.active();

    // When
    JsonNode whole = json(Ask.of(tenant, "Tell me a story").answer());
    JsonNode streamed = json(Ask.of(tenant, "Tell me a story").streamed().answer());

    // Then
    assertThat(streamed.path("content")).isEqualTo(whole.path("content"));
    assertThat(streamed.path("stop_reason")).isEqualTo(whole.path("stop_reason"));
    assertThat(streamed.path("usage").path("output_tokens"))
        .isEqualTo(whole.path("usage").path("output_tokens"));
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        argumentSet("throttled", SLOW.thenException(6, "throttlingException"), ErrorCode.THROTTLED),
        argumentSet(
            "the model fails",
            SLOW.thenException(6, "modelStreamErrorException"),
            ErrorCode.TRANSIENT),
        argumentSet(
            "found invalid", SLOW.thenException(6, "validationException"), ErrorCode.VALIDATION),
        argumentSet("cut off", SLOW.thenCut(6), ErrorCode.NETWORK),
        argumentSet("corrupt", SLOW.thenCorrupt(6), ErrorCode.NETWORK),
        argumentSet("ended without its last event", SLOW.thenEnd(6), ErrorCode.NETWORK),
        argumentSet("quiet for too long", SLOW.thenStall(6), ErrorCode.TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void endsInAPartialRecordAndNothingIsRunAgain(SimulatedStream broken, ErrorCode code) {
    // Given
    Tenant tenant = Tenant.active(FallbackPolicy.ALLOW);
    script(tenant, broken);
    Ask ask = Ask.of(tenant, "Tell me a story").eligible().streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.PARTIAL);
    assertThat(json(answer).at("/error/code").asText()).isEqualTo(code.name());
    assertThat(json(answer).at("/partial/content/0/text").asText())
        .isNotEmpty()
        .isEqualTo(textOfPieces(ask));
    assertThat(json(answer).at("/usage/input").asLong()).isPositive();
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("1");
    StreamEnd end = ask.awaitStreamEnd();
    assertThat(end.status()).isEqualTo(StreamEnd.Status.PARTIAL);
    assertThat(end.deltas()).isEqualTo(ask.deltas().size()).isPositive();
    AttemptOutcome outcome = ask.awaitOutcome(1);
    assertThat(outcome.error()).isEqualTo(code);
    assertThat(outcome.usage()).isNotNull();
    assertThat(tenant.calls()).hasSize(1);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void tellsTheAuditLogThatNoFallbackFollowsAPart() {
    // Given
    Tenant tenant = Tenant.active(FallbackPolicy.ALLOW);
    script(tenant, SLOW.thenException(6, "throttlingException"));
    Ask ask = Ask.of(tenant, "Tell me a story").eligible().streamed();

    // When
    ask.answer();

    // Then
    assertThat(ask.awaitFallback(FallbackEvent.Refused.class).reason())
        .isEqualTo(FallbackReason.DELTA_SENT);
  }

  @Test
  void triesAgainWhatIsRefusedBeforeTheFirstPart() {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.stream(SimulatedStream.usual().thenException(1, "throttlingException"))
                .onAccount(tenant.key().account())
                .times(1));
    Ask ask = Ask.of(tenant, "Tell me a story").eligible().streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("2");
    assertThat(starts(ask)).isEqualTo(1);
  }

  @Test
  void breaksTheCallOffAtTheDeadline() {
    // Given
    Tenant tenant = Tenant.active();
    script(tenant, SimulatedStream.usual().betweenEvents(Duration.ofMillis(200)).deltas(500, 4));
    Ask ask =
        Ask.of(tenant, "Tell me a long story")
            .withBody(Ask.body("Tell me a long story").replace("64", "4000"))
            .with(RequestHeaders.DEADLINE, "PT3S")
            .streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.PARTIAL);
    assertThat(json(answer).at("/error/code").asText()).isEqualTo("TIMEOUT");
    org.awaitility.Awaitility.await()
        .until(
            () -> {
              SimulatedCall.StreamProgress stream = tenant.calls().getFirst().stream();
              return stream != null && stream.state() == SimulatedCall.StreamState.LEFT;
            });
  }

  @Test
  void endsAStreamThatNeverBegan() {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.error(400, "ValidationException", "max_tokens: too many")
                .onAccount(tenant.key().account()));
    Ask ask = Ask.of(tenant, "Tell me a story").streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.VALIDATION);
    StreamEnd end = ask.awaitStreamEnd();
    assertThat(end.status()).isEqualTo(StreamEnd.Status.FAILED);
    assertThat(end.deltas()).isZero();
    assertThat(end.error()).isEqualTo(answer.error());
  }

  @Test
  void sendsThePiecesToThePartitionThatTheRequestNames() {
    // Given
    Ask ask = Ask.of(Tenant.active(), "hello").streamed();
    try (ReplyTopic topic = ReplyTopic.create("test-replies-")) {

      // When
      ask.with(RequestHeaders.DELTA_TOPIC, topic.name())
          .with(RequestHeaders.DELTA_PARTITION, "2")
          .publish();
      ConsumerRecord<byte[], byte[]> end = topic.first(StreamTest::isEnd);

      // Then
      assertThat(end.partition()).isEqualTo(2);
      assertThat(new String(end.key(), StandardCharsets.UTF_8)).isEqualTo(ask.id());
      assertThat(ask.deltas()).isEmpty();
      assertThat(ask.awaitAnswer().header(AnswerHeaders.DELTA_REFUSED)).isEmpty();
    }
  }

  @Test
  void sendsThePiecesToTheTopicOfDeltasWhereTheOtherIsNotAllowed() {
    // Given
    Ask ask =
        Ask.of(Tenant.active(), "hello")
            .streamed()
            .with(RequestHeaders.DELTA_TOPIC, "byok.inference.responses.v1");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.header(AnswerHeaders.DELTA_REFUSED)).isEqualTo("topic-not-allowed");
    assertThat(ask.awaitStreamEnd().deltas()).isEqualTo(ask.deltas().size()).isPositive();
  }

  private static void script(Tenant tenant, SimulatedStream stream) {
    SharedServers.simulator()
        .admin()
        .addFault(SimulatedFault.stream(stream).onAccount(tenant.key().account()));
  }

  private static boolean isEnd(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
        .contains("streamend");
  }

  private static long starts(Ask ask) {
    return lines(ask).stream()
        .filter(line -> line.path("type").asText().equals("message_start"))
        .count();
  }

  private static String textOfPieces(Ask ask) {
    StringBuilder text = new StringBuilder();
    lines(ask).forEach(line -> text.append(line.at("/delta/text").asText()));
    return text.toString();
  }

  private static List<JsonNode> lines(Ask ask) {
    return ask.deltas().stream()
        .flatMap(seen -> seen.text().lines())
        .map(line -> tree(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static JsonNode json(Seen seen) {
    return tree(seen.event().data().bytes());
  }

  private static JsonNode tree(byte[] json) {
    try {
      return WireJson.mapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
