package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.topic.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SmallRye's `KafkaRequestReply`, unmodified, gets its answers.
@Order(3)
@ExtendWith(RunningLatchkey.class)
class SmallRyeRequestReplyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CORRELATION_ID = "REPLY_CORRELATION_ID";

  @Test
  void itsAnswerComesWithNothingConfigured(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();

    // When
    ReceivedAnswer answer;
    try (SmallRyeClient client = new SmallRyeClient(latchkey, Map.of())) {
      answer = client.ask(request).await().atMost(PATIENCE);
    }

    // Then
    answer.assertServes(request);
    byte[] correlationId = answer.headers().lastHeader(CORRELATION_ID).value();
    assertThat(UUID.fromString(new String(correlationId, StandardCharsets.UTF_8))).isNotNull();
    answer.assertEchoes(CORRELATION_ID, correlationId);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void itsAnswerComesToTheOnePartitionThatItReads(int partition, AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    Map<String, String> settings =
        Map.of(
            "reply.topic", latchkey.createTopic("smallrye-agents-replies"),
            "reply.partition", Integer.toString(partition));

    // When
    ReceivedAnswer answer;
    try (SmallRyeClient client = new SmallRyeClient(latchkey, settings)) {
      answer = client.ask(request).await().atMost(PATIENCE);
    }

    // Then
    answer.assertServes(request);
    assertThat(answer.partition()).isEqualTo(partition);
  }

  @Test
  void aCorrelationIdThatIsNoTextComesBackToo(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();

    // When
    ReceivedAnswer answer;
    try (SmallRyeClient client =
        new SmallRyeClient(latchkey, Map.of("reply.correlation-id.handler", "bytes"))) {
      answer = client.ask(request).await().atMost(PATIENCE);
    }

    // Then
    answer.assertServes(request);
    assertThat(answer.headers().lastHeader(CORRELATION_ID).value()).hasSize(12);
  }

  @Test
  void eachOfManyRequestsAtOnceGetsItsOwnAnswer(AnsweringSide latchkey) {
    // Given
    List<SampleRequest> requests = Stream.generate(latchkey::request).limit(50).toList();

    // When
    List<ReceivedAnswer> answers;
    try (SmallRyeClient client = new SmallRyeClient(latchkey, Map.of())) {
      List<Uni<ReceivedAnswer>> waiting = requests.stream().map(client::ask).toList();
      answers = Uni.join().all(waiting).andFailFast().await().atMost(PATIENCE);
    }

    // Then
    for (int i = 0; i < requests.size(); i++) {
      answers.get(i).assertServes(requests.get(i));
    }
  }

  @Test
  void aFailureReachesTheFailureHandlerOfTheClient(AnsweringSide latchkey) {
    // Given
    Map<String, String> settings = Map.of("reply.failure.handler", RefusedByLatchkey.NAME);

    // When
    try (SmallRyeClient client = new SmallRyeClient(latchkey, settings)) {
      Uni<ReceivedAnswer> answer = client.ask(latchkey.failingRequest());

      // Then
      assertThatThrownBy(() -> answer.await().atMost(PATIENCE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("refused by Latchkey");
    }
  }

  @Test
  void aFailureIsAnAnswerToAClientWithoutAHandler(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.failingRequest();

    // When
    ReceivedAnswer answer;
    try (SmallRyeClient client = new SmallRyeClient(latchkey, Map.of())) {
      answer = client.ask(request).await().atMost(PATIENCE);
    }

    // Then
    answer.assertFails(request);
  }

  @Test
  void aReplyTopicThatIsNotAllowedIsRefusedOnTheResponsesTopic(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    Map<String, String> settings =
        Map.of("reply.topic", latchkey.createTopic("smallrye-agents-inbox"));

    // When
    ReceivedAnswer answer;
    try (TopicReader responses = new TopicReader(latchkey, Topics.RESPONSES.name());
        SmallRyeClient client = new SmallRyeClient(latchkey, settings)) {
      Cancellable _ = client.ask(request).subscribe().with(_ -> {}, _ -> {});
      answer = ReceivedAnswer.of(responses.await("ce_requestid", request.id()));
    }

    // Then
    answer.assertServesWithoutReply(request);
  }
}
