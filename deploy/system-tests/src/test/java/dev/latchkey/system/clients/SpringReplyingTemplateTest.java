package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.requestreply.RequestReplyFuture;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/// Spring's `ReplyingKafkaTemplate`, unmodified, gets its answers.
@Order(3)
@ExtendWith(RunningLatchkey.class)
class SpringReplyingTemplateTest {
  private static final String TOPIC = "spring-agents-replies";

  @Test
  void itsAnswerComesToTheTopicOfItsContainer(AnsweringSide latchkey) throws Exception {
    // Given
    SampleRequest request = latchkey.request();
    ProducerRecord<String, byte[]> asked = request.toRecord();

    // When
    ReceivedAnswer answer;
    try (SpringClient client = sharedTopic(latchkey).start()) {
      answer = ask(client, asked);
    }

    // Then
    answer.assertServes(request);
    byte[] correlationId = asked.headers().lastHeader(KafkaHeaders.CORRELATION_ID).value();
    assertThat(correlationId).hasSize(16);
    answer.assertEchoes(KafkaHeaders.CORRELATION_ID, correlationId);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void itsAnswerComesToTheOnePartitionThatItReads(int partition, AnsweringSide latchkey)
      throws Exception {
    // Given
    SampleRequest request = latchkey.request();
    ContainerProperties replies =
        new ContainerProperties(new TopicPartitionOffset(latchkey.createTopic(TOPIC), partition));

    // When
    ReceivedAnswer answer;
    try (SpringClient client = new SpringClient(latchkey, replies).start()) {
      answer = ask(client, request.toRecord());
    }

    // Then
    answer.assertServes(request);
    assertThat(answer.partition()).isEqualTo(partition);
  }

  @Test
  void aCorrelationIdThatIsTextComesBackToo(AnsweringSide latchkey) throws Exception {
    // Given
    SampleRequest request = latchkey.request();
    ProducerRecord<String, byte[]> asked = request.toRecord();

    // When
    ReceivedAnswer answer;
    try (SpringClient client = sharedTopic(latchkey)) {
      client.template().setBinaryCorrelation(false);
      answer = ask(client.start(), asked);
    }

    // Then
    answer.assertServes(request);
    byte[] correlationId = asked.headers().lastHeader(KafkaHeaders.CORRELATION_ID).value();
    assertThat(UUID.fromString(new String(correlationId, StandardCharsets.UTF_8))).isNotNull();
    answer.assertEchoes(KafkaHeaders.CORRELATION_ID, correlationId);
  }

  @Test
  void eachOfManyRequestsAtOnceGetsItsOwnAnswer(AnsweringSide latchkey) throws Exception {
    // Given
    List<SampleRequest> requests = Stream.generate(latchkey::request).limit(50).toList();

    // When
    List<ReceivedAnswer> answers = new ArrayList<>();
    try (SpringClient client = sharedTopic(latchkey).start()) {
      List<RequestReplyFuture<String, byte[], byte[]>> waiting =
          requests.stream()
              .map(request -> client.template().sendAndReceive(request.toRecord()))
              .toList();
      for (CompletableFuture<ConsumerRecord<String, byte[]>> answer : waiting) {
        answers.add(ReceivedAnswer.of(answer.get()));
      }
    }

    // Then
    for (int i = 0; i < requests.size(); i++) {
      answers.get(i).assertServes(requests.get(i));
    }
  }

  @Test
  void aMessageIsAnsweredLikeARecord(AnsweringSide latchkey) throws Exception {
    // Given
    SampleRequest request = latchkey.request();
    Map<String, Object> headers = SpringHeaders.of(request);
    Message<byte[]> asked = MessageBuilder.withPayload(request.body()).copyHeaders(headers).build();

    // When
    Message<?> answer;
    try (SpringClient client = sharedTopic(latchkey).start()) {
      answer =
          client
              .template()
              .sendAndReceive(asked)
              .get(SpringClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    // Then
    SpringHeaders.received(answer).assertServes(request);
  }

  @Test
  void aFailureReachesTheErrorCheckerOfTheClient(AnsweringSide latchkey) throws Exception {
    // Given
    SampleRequest request = latchkey.failingRequest();

    // When
    try (SpringClient client = sharedTopic(latchkey)) {
      client
          .template()
          .setReplyErrorChecker(
              reply ->
                  new IllegalStateException(
                      new String((byte[]) reply.value(), StandardCharsets.UTF_8)));
      RequestReplyFuture<String, byte[], byte[]> answer =
          client.start().template().sendAndReceive(request.toRecord());

      // Then
      assertThatThrownBy(answer::get)
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("WORKSPACE_UNKNOWN");
    }
  }

  @Test
  void aFailureIsAnAnswerToAClientThatChecksNothing(AnsweringSide latchkey) throws Exception {
    // Given
    SampleRequest request = latchkey.failingRequest();

    // When
    ReceivedAnswer answer;
    try (SpringClient client = sharedTopic(latchkey).start()) {
      answer = ask(client, request.toRecord());
    }

    // Then
    answer.assertFails(request);
  }

  @Test
  void aReplyTopicThatIsNotAllowedIsRefusedOnTheResponsesTopic(AnsweringSide latchkey)
      throws Exception {
    // Given
    SampleRequest request = latchkey.request();
    ContainerProperties replies =
        new ContainerProperties(latchkey.createTopic("spring-agents-inbox"));

    // When
    ReceivedAnswer answer;
    try (TopicReader responses = new TopicReader(latchkey, Topics.RESPONSES.name());
        SpringClient client = new SpringClient(latchkey, replies).start()) {
      Future<?> _ = client.template().sendAndReceive(request.toRecord());
      answer = ReceivedAnswer.of(responses.await("ce_requestid", request.id()));
    }

    // Then
    answer.assertServesWithoutReply(request);
  }

  private static SpringClient sharedTopic(AnsweringSide latchkey) {
    return new SpringClient(latchkey, new ContainerProperties(latchkey.createTopic(TOPIC)));
  }

  private static ReceivedAnswer ask(SpringClient client, ProducerRecord<String, byte[]> asked)
      throws Exception {
    return ReceivedAnswer.of(client.template().sendAndReceive(asked).get());
  }
}
